import type { Group } from '@relevo/contracts';
import type { Words } from '@relevo/web';
import type { en } from '../../languages/en/index.js';
import { templatesOf } from './templates.js';

interface Loader {
  setTemplates(templates: readonly object[]): void;
}

interface Config {
  readonly groups: readonly Group[];
  readonly words: Words<typeof en>;
}

/** Gives bpmn.io's element templates ours, in the reader's language. */
export class TemplateLoading {
  static readonly $inject = ['elementTemplatesLoader', 'config.relevo'];

  constructor(loader: Loader, { words, groups }: Config) {
    loader.setTemplates(templatesOf(words, groups));
  }
}
