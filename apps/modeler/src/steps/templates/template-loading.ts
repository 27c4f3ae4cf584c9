import type { Group } from '@relevo/contracts';
import type { Words } from '@relevo/web';
import type { en } from '../../languages/en/index.js';
import { templatesOf } from './templates.js';

export interface Loader {
  setTemplates(templates: readonly object[]): void;
}

export interface Config {
  readonly groups: readonly Group[];
  readonly words: Words<typeof en>;
}

/** Gives bpmn.io's element templates ours, in the reader's language; answers them. */
export const loadTemplates = (loader: Loader, { words, groups }: Config): readonly object[] => {
  const templates = templatesOf(words, groups);
  loader.setTemplates(templates);
  return templates;
};
