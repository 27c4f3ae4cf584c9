import type { EventBus } from '../editor/services.js';

interface Copied {
  readonly tree: object;
}

interface CopyPaste {
  paste(context: Copied): unknown;
}

/** One for all diagrams of the page, where bpmn.io has one for each: what was copied in one draft is pasted in another. */
export class PageClipboard {
  #data: object | undefined;

  get(): object | undefined {
    return this.#data;
  }

  set(data: object): void {
    this.#data = data;
  }

  clear(): object | undefined {
    const data = this.#data;
    this.#data = undefined;
    return data;
  }

  isEmpty(): boolean {
    return this.#data === undefined;
  }
}

export const clipboardOfPage = new PageClipboard();

/** Before the native clipboard takes over (2050). */
const first = 3000;

/** A browser that keeps its clipboard closed (a question answered with no, a plain http address) still copies inside the page. */
export const keepCopiesInPage = (eventBus: EventBus, copyPaste: CopyPaste): void => {
  eventBus.on('copyPaste.elementsCopied', first, ({ tree }: Copied) => clipboardOfPage.set(tree));
  eventBus.on('native-copy-paste:error', ({ message }: { readonly message: string }) => {
    const tree = clipboardOfPage.get();
    if (message.includes('paste') && tree !== undefined) copyPaste.paste({ tree });
  });
};
keepCopiesInPage.$inject = ['eventBus', 'copyPaste'];
