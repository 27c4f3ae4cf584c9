import type { Group } from '@relevo/contracts';
import type { Words } from '@relevo/web';
import type { en } from '../languages/en/index.js';
import { type Step, stepsOf } from './catalogue.js';

interface Config {
  readonly groups: readonly Group[];
  readonly words: Words<typeof en>;
}

/** The steps there are, in the reader's words. */
export class Steps {
  static readonly $inject = ['config.relevo'];
  readonly all: readonly Step[];
  readonly words: Words<typeof en>;

  constructor({ words, groups }: Config) {
    this.words = words;
    this.all = stepsOf(words, groups);
  }
}
