import { createHash } from 'node:crypto';
import { EngineError } from '../errors/engine-error.js';
import { isStorable } from '../errors/plain-text.js';

/** A file as it was handed in; its text is kept verbatim. */
export interface ResourceFile {
  readonly name: string;
  readonly content: string;
}

export type ResourceKind = 'diagram' | 'decisions' | 'form';

export const largestFile = 4 * 1024 * 1024;
const mostFiles = 100;
const longestName = 200;

const endings: Readonly<Record<string, ResourceKind>> = {
  '.bpmn': 'diagram',
  '.bpmn20.xml': 'diagram',
  '.dmn': 'decisions',
  '.form': 'form',
};

/** What a file holds, by the end of its name; null: nothing that is published. */
export const kindOfFile = (name: string): ResourceKind | null =>
  Object.entries(endings).find(([ending]) => name.toLowerCase().endsWith(ending))?.[1] ?? null;

export const checksumOf = (content: string): string => createHash('sha256').update(content).digest('hex');

/** For parsers: the file itself keeps its byte order mark. */
export const withoutMark = (content: string): string => content.replace(/^\uFEFF/, '');

/** Uploaded bytes as text. UTF-8 alone: another encoding could not be given back byte for byte. */
export const fileFromBytes = (name: string, bytes: Uint8Array): ResourceFile => {
  if (bytes.byteLength > largestFile) throw tooLarge(name);
  try {
    return { name, content: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    throw new EngineError(
      'invalid-text',
      `Expected ${name} in UTF-8, but it is in another encoding. Save it as UTF-8 and send it again.`,
    );
  }
};

const tooLarge = (name: string): EngineError =>
  new EngineError(
    'payload-too-large',
    `Expected files of at most ${largestFile / 1024 / 1024} MB, but ${name} is larger. Split it, or remove what it does not need.`,
  );

const refuse = (message: string): EngineError => new EngineError('invalid-request', message);

const checkName = (name: string): void => {
  // eslint-disable-next-line no-control-regex -- control characters are what is refused
  if (name.trim() === '' || name.length > longestName || /[\u0000-\u001F]/.test(name))
    throw refuse(
      `Expected a file name of 1 to ${longestName} characters, but it is "${name.slice(0, 50)}". Rename it.`,
    );
  if (kindOfFile(name) === null)
    throw refuse(`Expected files that end in .bpmn, .dmn or .form, but there is ${name}. Leave it out or rename it.`);
};

const checkFile = ({ name, content }: ResourceFile): void => {
  checkName(name);
  if (Buffer.byteLength(content) > largestFile) throw tooLarge(name);
  if (!isStorable(content))
    throw new EngineError(
      'invalid-text',
      `Expected readable text in ${name}, but it holds a character that cannot be kept (U+0000 or half a pair). Remove it.`,
    );
};

/** Number, names, sizes and characters; what is inside is the parsers' business. */
export const checkFiles = (files: readonly ResourceFile[]): void => {
  if (files.length === 0) throw refuse('Expected at least one file, but there is none. Add a diagram, table or form.');
  if (files.length > mostFiles)
    throw refuse(`Expected at most ${mostFiles} files at once, but there are ${files.length}. Send them in parts.`);
  files.forEach(checkFile);
  const twice = files.find(({ name }, at) => files.findIndex((other) => other.name === name) !== at);
  if (twice) throw refuse(`Expected files with different names, but ${twice.name} is there twice. Rename one.`);
};

/** Publishing takes one diagram with its tables and forms. */
export const checkBundle = (files: readonly ResourceFile[]): void => {
  checkFiles(files);
  const diagrams = files.filter(({ name }) => kindOfFile(name) === 'diagram');
  if (diagrams.length !== 1)
    throw refuse(
      `Expected one .bpmn file beside its tables and forms, but there are ${diagrams.length}. Leave one of them.`,
    );
};
