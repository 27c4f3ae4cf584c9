import { attributeOf, closesItself, type Edit, edited, localName, nameOf, opens, tokens } from '@relevo/web/markup';

export interface Identified {
  readonly xml: string;
  /** How many elements had none. */
  readonly given: number;
}

/** What is drawn, and what a token can stand at. */
const drawn =
  /^(process|collaboration|participant|messageFlow|lane|sequenceFlow|task|.+Task|callActivity|subProcess|transaction|adHocSubProcess|.+Event|.+Gateway|data(Object|Store)Reference|data(Input|Output)Association|textAnnotation|group|association)$/;

/** In these, elements are words and other tools' own. */
const closedTo = new Set(['extensionElements', 'documentation', 'text', 'script']);

const freeId = (tag: string, taken: Set<string>): string => {
  const local = localName(tag);
  const kind = local.charAt(0).toUpperCase() + local.slice(1);
  for (;;) {
    const id = `${kind}_${crypto.randomUUID().slice(0, 7)}`;
    if (taken.has(id)) continue;
    taken.add(id);
    return id;
  }
};

const withId = (tag: string, id: string): string => {
  const bare = tag.replace(/\sid\s*=\s*(""|'')/, '');
  const end = nameOf(bare).length + 1;
  return `${bare.slice(0, end)} id="${id}"${bare.slice(end)}`;
};

/**
 * An id for whatever is drawn and has none: the schema does not ask for one (`tBaseElement`, BPMN 2.0.2, 8.2.1), but a
 * drawing, the engine and the history name elements by it. Everything else stays byte for byte. Ids of two files differ,
 * so that one process is never taken for a version of another.
 */
export const withIds = (xml: string): Identified => {
  const taken = new Set([...xml.matchAll(/\sid\s*=\s*["']([^"']+)/g)].map(([, id = '']) => id));
  const edits: Edit[] = [];
  const around: string[] = [];
  let prefix: string | null = null;
  for (const { 0: token, index } of xml.matchAll(tokens)) {
    if (token.startsWith('</')) around.pop();
    if (!opens(token)) continue;
    const [name, local] = [nameOf(token), localName(token)];
    prefix ??= name.slice(0, -local.length);
    const isOurs = name === prefix + local && drawn.test(local) && !around.some((one) => closedTo.has(one));
    if (isOurs && (attributeOf(token, 'id') ?? '') === '')
      edits.push({ at: index, until: index + token.length, text: withId(token, freeId(token, taken)) });
    if (!closesItself(token)) around.push(local);
  }
  return { xml: edited(xml, edits), given: edits.length };
};
