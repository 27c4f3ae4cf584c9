import type { LiveMessage, LiveTopic } from '@relevo/contracts';

/** What changed, on its way to the streams of every engine. Data never travels here: whoever hears it asks again. */
export interface LiveNotice {
  readonly topic: LiveTopic;
  readonly caseKey?: string;
  readonly sequence?: number;
  /** User name of the ticket's requester: a requester hears `tickets` and `tasks` only about their own. */
  readonly requesterId?: string;
}

/** More notices of one topic than this in one flush become one without a case: "reload the list". */
const mostPerTopic = 20;

const identityOf = (notice: LiveNotice): string => `${notice.topic} ${notice.caseKey ?? ''}`;

/** Newest notice per topic and case; a topic with too many is told once, as a whole. */
export const coalesce = (notices: Iterable<LiveNotice>): readonly LiveNotice[] => {
  const newest = new Map<string, LiveNotice>();
  const count = new Map<LiveTopic, number>();
  for (const notice of notices) {
    const id = identityOf(notice);
    if (!newest.has(id)) count.set(notice.topic, (count.get(notice.topic) ?? 0) + 1);
    newest.set(id, notice);
  }
  const crowded = new Set([...count].filter(([, many]) => many > mostPerTopic).map(([topic]) => topic));
  return [
    ...[...newest.values()].filter((notice) => !crowded.has(notice.topic)),
    ...[...crowded].map((topic) => ({ topic })),
  ];
};

/** The message that browsers get; who it was about stays here. */
export const toMessage = ({ topic, caseKey, sequence }: LiveNotice): LiveMessage => ({
  kind: 'changed',
  topic,
  ...(caseKey !== undefined && { caseKey }),
  ...(sequence !== undefined && { sequence }),
});
