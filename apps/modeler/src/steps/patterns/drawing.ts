import type { Words } from '@relevo/web';
import type { en } from '../../languages/en/index.js';
import type { PatternFlow, PatternForm, PatternNode, Place } from '../pattern.js';

/** What a pattern is written with. */
export interface Ink {
  readonly words: Words<typeof en>;
  /** A free file and id for a form of this name. */
  readonly form: (name: string) => { readonly file: string; readonly id: string };
}

export const flow = (from: string, to: string, more: Omit<PatternFlow, 'from' | 'to'> = {}): PatternFlow => ({
  from,
  to,
  ...more,
});

export const formFile = (file: string, text: string): PatternForm => ({ file, text });

export interface Telling {
  readonly to: string;
  readonly text: string;
}

export const notice = (
  node: Pick<PatternNode, 'key' | 'at' | 'place'> & { readonly name: string },
  { to, text }: Telling,
): PatternNode => ({
  ...node,
  type: 'bpmn:IntermediateThrowEvent',
  template: 'org.relevo.notify',
  properties: { 'relevo:notify': to, 'relevo:notifyTemplate': text },
});

const requester = (text: string): Telling => ({ to: 'requester', text });

/** Rows below a task, furthest for the timer at its left, so that no two ways cross. */
const rows = { late: 90, second: 170, first: 250 } as const;

interface Waiting {
  readonly host: string;
  /** Centre of the task that waits. */
  readonly x: number;
  readonly place: Place;
}

/** Reminds after 2 and 4 days, and closes after 7. */
export const silence = (ink: Ink, { host, x, place }: Waiting): readonly PatternNode[] => {
  const { words } = ink;
  const timer = (key: string, dx: number, days: number, interrupts: boolean): PatternNode => ({
    key,
    type: 'bpmn:BoundaryEvent',
    template: 'org.relevo.reminder',
    name: words('steps.days', { count: days }),
    at: [dx, 40],
    on: host,
    after: `P${days}D`,
    interrupts,
    place,
  });
  const row = (key: string, y: number, name: string, text: string): PatternNode =>
    notice({ key, name, at: [x + 150, y], place }, requester(text));
  const end = (key: string, y: number): PatternNode => ({ key, type: 'bpmn:EndEvent', at: [x + 250, y], place });
  return [
    timer('first', -45, 2, false),
    timer('second', 0, 4, false),
    timer('late', 45, 7, true),
    row('reminder', rows.first, words('steps.drawn.reminder'), 'reminder'),
    end('reminded', rows.first),
    row('reminder2', rows.second, words('steps.drawn.secondReminder'), 'second-reminder'),
    end('reminded2', rows.second),
    row('closing', rows.late, words('steps.drawn.closing'), 'closed-silent'),
    {
      ...end('silent', rows.late),
      name: words('steps.drawn.silent'),
      properties: {
        'relevo:status': 'closed',
        'relevo:publicLabel': 'Closed, because we did not hear from you',
        'relevo:publicLabel.es': 'Cerrado, porque no tuvimos respuesta',
      },
    },
  ];
};

export const silenceFlows: readonly PatternFlow[] = [
  flow('first', 'reminder'),
  flow('reminder', 'reminded'),
  flow('second', 'reminder2'),
  flow('reminder2', 'reminded2'),
  flow('late', 'closing'),
  flow('closing', 'silent'),
];

/** Texts that the requester reads are kept in both languages, whoever draws. */
export const waits = (status: string, english: string, spanish: string): Readonly<Record<string, string>> => ({
  'relevo:status': status,
  'relevo:publicLabel': english,
  'relevo:publicLabel.es': spanish,
});

export const toRequester = requester;
