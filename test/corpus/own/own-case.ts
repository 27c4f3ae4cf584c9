import type { Expectation, Step } from '../support/corpus-case.js';
import type { PlayableCase } from '../support/describe-cases.js';
import { definitions, mainProcess } from './diagram-text.js';

interface Told {
  /** The content of the one process, which is called as the case is. */
  readonly content?: string;
  /** Other processes and root elements of the file. */
  readonly also?: readonly string[];
  readonly variables?: Readonly<Record<string, unknown>>;
  /** Other process ids to start before the main one. */
  readonly first?: readonly string[];
  /** What happens between start and trace. */
  readonly then?: readonly Step[];
  /** The tokens, with spaces between. */
  readonly trace?: string;
  readonly outcome?: Expectation['outcome'];
  readonly state?: Expectation['state'];
  /** Where nobody starts the process by hand. */
  readonly startsItself?: boolean;
}

export const wait = (seconds: number): Step => ({ do: 'advanceTime', ms: seconds * 1000 });
export const done = (element: string): Step => ({ do: 'completeUserTask', element });
export const live = (...elements: readonly string[]): Step => ({ do: 'expectActive', elements });

const tokensOf = (xml: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...xml.matchAll(/<bpmn:(?:globalScript|script|user|receive|send)\w* id="([^"]+)"/g)].map(([, id = '']) => [
      id,
      id.slice(id.lastIndexOf('.') + 1),
    ]),
  );

const stepsOf = (id: string, told: Told): readonly Step[] => {
  const started = (processId: string, as: string): Step => ({
    do: 'start',
    processId,
    variables: as === 'main' ? (told.variables ?? {}) : {},
    as,
  });
  return [
    { do: 'deploy', file: `${id}.bpmn` },
    ...(told.first ?? []).map((processId) => started(processId, 'partner')),
    ...(told.startsItself ? [] : [started(id, 'main')]),
    ...(told.then ?? []),
    { do: 'collectTrace' },
  ];
};

const expected = ({ outcome = 'ok', state, trace = '' }: Told): Expectation => {
  const wanted = state ?? (outcome === 'ok' ? 'completed' : outcome === 'runtimeError' ? 'incident' : undefined);
  return { outcome, trace: trace.split(/\s+/).filter(Boolean), ...(wanted && { state: wanted }) };
};

/** A case of the corpus's form, written here: a file, one process of it started once, and the trace that the standard asks for. */
export const ownCase = (id: string, told: Told): PlayableCase => {
  const xml = definitions(told.content === undefined ? '' : mainProcess(id, told.content), ...(told.also ?? []));
  return {
    id,
    level: 'core',
    bpmn: `${id}.bpmn`,
    traceMap: tokensOf(xml),
    steps: stepsOf(id, told),
    expect: expected(told),
    xml: () => xml,
  };
};
