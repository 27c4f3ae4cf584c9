import { CompletionContext } from '@codemirror/autocomplete';
import { EditorState } from '@codemirror/state';
import { completeWord } from './word-completion.js';

const offered = [{ label: 'urgency' }, { label: 'impact' }];

/** Where the cursor stands at the end of what is written. */
const at = (doc: string, explicit = false) =>
  completeWord(offered)(new CompletionContext(EditorState.create({ doc }), doc.length, explicit));

describe('completion after another word', () => {
  it.each([
    ['nextStep = "question" and ur', 26],
    ['if ur', 3],
    ['not(a) or u', 10],
  ])('offers what is known: %s', (doc, from) => expect(at(doc)).toMatchObject({ from, options: offered }));

  it('offers it at a blank only when asked for', () => {
    expect(at('a and ')).toBeNull();
    expect(at('a and ', true)).toMatchObject({ from: 6 });
  });

  it.each(['ur', 'ticket.pri', 'a and ticket.pri', '"on and u', 'a = "one" and b = "two u'])(
    'leaves to the editor, or to the person, what is none of its business: %s',
    (doc) => expect(at(doc)).toBeNull(),
  );
});
