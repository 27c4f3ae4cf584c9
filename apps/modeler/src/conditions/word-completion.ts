import type { Completion, CompletionContext, CompletionResult, CompletionSource } from '@codemirror/autocomplete';
import { EditorState, StateEffect } from '@codemirror/state';
import { EditorView } from '@codemirror/view';

/** A word after another word, a string or a bracket; where nothing stands yet, any place. */
const afterSomething = /(?:^|[\w")\]=<>+*/(,-])\s+\w*$/;

const isInText = (before: string): boolean => before.split('"').length % 2 === 0;

/**
 * What can be written after `and`, `or`, `then` and the like. The FEEL editor itself takes `and pri` for the beginning
 * of one name with a blank in it, as FEEL's names may have (DMN 1.5, 10.3.1.4), and finds none that begins so.
 */
export const completeWord =
  (options: readonly Completion[]): CompletionSource =>
  (context: CompletionContext): CompletionResult | null => {
    const before = context.state.sliceDoc(0, context.pos);
    const word = /\w*$/.exec(before)?.[0] ?? '';
    if (!afterSomething.test(before) || isInText(before) || (word === '' && !context.explicit)) return null;
    return { from: context.pos - word.length, options, validFor: /^\w*$/ };
  };

/** Adds what `offered` gives to the completion of the FEEL editors in a part of the page; once for each. */
export const completeWords = (part: HTMLElement, offered: () => readonly Completion[]): void => {
  for (const dom of part.querySelectorAll<HTMLElement>('.cm-editor:not([data-completes-words])')) {
    const view = EditorView.findFromDOM(dom);
    if (view === null) continue;
    dom.dataset['completesWords'] = '';
    const source: CompletionSource = (context) => completeWord(offered())(context);
    view.dispatch({
      effects: StateEffect.appendConfig.of(EditorState.languageData.of(() => [{ autocomplete: source }])),
    });
  }
};
