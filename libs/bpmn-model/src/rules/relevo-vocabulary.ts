import { DECIDES, DECIDES_NOTHING } from '../readers/outcomes.js';

/** The `relevo:` properties (processes/README.md): what may stand where, with which values. */
export interface VocabularyEntry {
  readonly name: string;
  /** May be followed by `.` and a language tag. */
  readonly translated: boolean;
  readonly meaning: string;
  readonly legal: string;
  readonly accepts: (value: string) => boolean;
}

export type Carrier = 'process' | 'lane' | 'node' | 'userTask' | 'sender';

export const STATUSES: readonly string[] = [
  'new',
  'in-progress',
  'waiting-requester',
  'waiting-supplier',
  'resolved',
  'closed',
  'cancelled',
];

export const TICKET_FIELDS: readonly string[] = [
  'priority',
  'category',
  'impact',
  'urgency',
  'resolution',
  'articleKey',
  'team',
];

/** Whom `relevo:exclude` can name. */
export const EXCLUDED: readonly string[] = ['requester', 'earlier'];

/** Hints of libs/soundness that an owner may answer. */
export const ANSWERABLE: readonly string[] = [
  'deadlock',
  'missing-synchronisation',
  'never-runs',
  'work-left-behind',
  'no-way-out',
  'nobody-may-do-it',
];

const notEmpty = (value: string) => value.trim() !== '';
const text = { legal: 'a text', accepts: notEmpty };
const publicLabel = {
  name: 'relevo:publicLabel',
  translated: true,
  meaning: 'What the requester reads.',
  ...text,
};

const onNodes: readonly VocabularyEntry[] = [
  {
    name: 'relevo:status',
    translated: false,
    meaning: 'The ticket’s status while a token is here.',
    legal: STATUSES.join(', '),
    accepts: (value) => STATUSES.includes(value),
  },
  publicLabel,
  ...ANSWERABLE.map((code) => ({
    name: `relevo:cannotHappen.${code}`,
    translated: false,
    meaning: `Why its owner says that what the check found here (${code}) cannot happen.`,
    ...text,
  })),
  ...TICKET_FIELDS.map((field) => ({
    name: `relevo:ticket.${field}`,
    translated: false,
    meaning: `Sets the ticket’s ${field} when the element completes.`,
    legal: 'a value, or FEEL with a leading "="',
    accepts: notEmpty,
  })),
];

export const vocabulary: Readonly<Record<Carrier, readonly VocabularyEntry[]>> = {
  process: [
    {
      name: 'relevo:catalogue',
      translated: false,
      meaning: 'Whether people may start it.',
      legal: 'true, false',
      accepts: (value) => value === 'true' || value === 'false',
    },
    { name: 'relevo:catalogueName', translated: true, meaning: 'Its name in the catalogue.', ...text },
    { name: 'relevo:catalogueDescription', translated: true, meaning: 'What it is for, in a sentence.', ...text },
    {
      name: 'relevo:numberPrefix',
      translated: false,
      meaning: 'The letters before a ticket’s number; INC where it is not written.',
      legal: '2 to 6 capital letters',
      accepts: (value) => /^[A-Z]{2,6}$/.test(value),
    },
  ],
  lane: [
    {
      name: 'relevo:group',
      translated: false,
      meaning: 'The group that does the lane’s tasks; requester is the person who asked.',
      legal: 'a group’s id, or requester',
      accepts: notEmpty,
    },
    publicLabel,
  ],
  node: onNodes,
  userTask: [
    ...onNodes,
    {
      name: 'relevo:exclude',
      translated: false,
      meaning:
        'Who may never do it, whatever their groups: the requester; earlier: who has answered in the same round (several instances).',
      legal: `${EXCLUDED.join(', ')}, or several of them with commas between`,
      accepts: (value) => value.split(',').every((one) => EXCLUDED.includes(one.trim())),
    },
    {
      name: DECIDES,
      translated: false,
      meaning:
        'Without a form: the variable that its buttons set, where steps lie between it and the decision; nothing: it has no buttons.',
      legal: `the name of a variable, or ${DECIDES_NOTHING}`,
      accepts: (value) => /^[\p{L}_][\p{L}\p{N}_]*$/u.test(value),
    },
  ],
  sender: [
    ...onNodes,
    {
      name: 'relevo:notify',
      translated: false,
      meaning: 'Who is told: requester, or a group’s id.',
      legal: 'requester, or a group’s id',
      accepts: notEmpty,
    },
    { name: 'relevo:notifyTemplate', translated: false, meaning: 'The text that is sent, by name.', ...text },
  ],
};
