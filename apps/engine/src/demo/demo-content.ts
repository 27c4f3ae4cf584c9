import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Values } from '@relevo/contracts';
import type { NewArticle } from '../knowledge/article-requests.js';

/** An article of `processes/demo/articles.json`. */
export interface DemoArticle extends Pick<NewArticle, 'title' | 'problem' | 'solution' | 'keywords' | 'visibility'> {
  readonly id: string;
}

/** What somebody reports, with what the people in the flow answer to it (`processes/demo/reports.json`). */
export interface DemoReport {
  readonly process: 'service-desk' | 'incident' | 'request';
  readonly title: string;
  readonly description: string;
  readonly values: Values;
  /** Id of the article that solves it; absent: the solution is new. */
  readonly article?: string;
  readonly cause?: string;
  readonly solution?: string;
  readonly question?: string;
  readonly answer?: string;
  readonly impact?: string;
  readonly urgency?: string;
  readonly knowledge?: 'new' | 'reused' | 'improved' | 'not-reusable';
  readonly decision?: 'approved' | 'rejected';
  readonly decisionReason?: string;
  readonly supply?: 'handed-over' | 'ordered';
  readonly fulfilment?: string;
}

export interface Contact {
  readonly name: string;
  readonly mail: string;
}

/** Sentences of `processes/demo/people.json`: who asks, and how people talk on a ticket. */
export interface DemoPeople {
  readonly requesters: readonly [Contact, ...Contact[]];
  /** Added to a report that is made again. */
  readonly again: readonly [{ readonly title: string; readonly text: string }, ...{ title: string; text: string }[]];
  readonly says: {
    readonly taken: Sentences;
    readonly handover: Sentences;
    readonly progress: Sentences;
    readonly more: Sentences;
    readonly chase: Sentences;
    readonly failed: Sentences;
    readonly works: Sentences;
    readonly givenBack: Sentences;
    readonly escalation: Sentences;
    readonly withdrawn: Sentences;
    readonly notReusable: Sentences;
    readonly chased: Sentences;
    readonly wrong: Sentences;
  };
}

export type Sentences = readonly [string, ...string[]];

export interface DemoContent {
  readonly articles: readonly DemoArticle[];
  readonly reports: readonly DemoReport[];
  readonly people: DemoPeople;
}

/** Seen from `apps/engine/src/demo` and from `apps/engine/dist/demo` alike. */
const folder = new URL('../../../../processes/demo/', import.meta.url);

const read = async <T>(name: string): Promise<T> =>
  JSON.parse(await readFile(fileURLToPath(new URL(name, folder)), 'utf8')) as T;

export const readDemoContent = async (): Promise<DemoContent> => {
  const [articles, reports, people] = await Promise.all([
    read<readonly DemoArticle[]>('articles.json'),
    read<readonly DemoReport[]>('reports.json'),
    read<DemoPeople>('people.json'),
  ]);
  return { articles, reports, people };
};
