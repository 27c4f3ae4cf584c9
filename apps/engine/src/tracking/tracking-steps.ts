import type { TimelineEntry, Timestamp, TrackingPage } from '@relevo/contracts';

type Step = TrackingPage['steps'][number];

interface Position {
  /** What the requester reads of the step it is at, or of how it ended. */
  readonly label: string | null;
  readonly closedAt: Timestamp | null;
  readonly updatedAt: Timestamp;
  readonly expectedAt: Timestamp | null;
}

/** Done steps, then the live one or the end; labels that repeat each other are one step. */
export const trackingSteps = (timeline: readonly TimelineEntry[], position: Position): readonly Step[] => {
  const { label, closedAt, updatedAt } = position;
  const passed = timeline.flatMap((entry) => (entry.kind === 'step' ? [{ label: entry.label, at: entry.at }] : []));
  const all =
    label === null || passed.at(-1)?.label === label ? passed : [...passed, { label, at: closedAt ?? updatedAt }];
  const steps = all.filter((step, index) => all[index - 1]?.label !== step.label);
  return steps.map((step, index) => {
    const live = closedAt === null && index === steps.length - 1;
    return { ...step, state: live ? 'now' : 'done', expectedAt: live ? position.expectedAt : null };
  });
};
