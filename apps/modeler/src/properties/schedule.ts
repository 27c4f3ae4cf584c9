import { type Duration, readDuration, writeDuration } from './duration.js';

export const priorities = ['P1', 'P2', 'P3', 'P4'] as const;
export type ByPriority = Readonly<Record<(typeof priorities)[number], Duration>>;

/** When a task is due, or somebody is reminded, counted from when it begins. */
export type Schedule =
  | { readonly kind: 'none' }
  | { readonly kind: 'after'; readonly duration: Duration }
  | { readonly kind: 'by-priority'; readonly durations: ByPriority }
  /** Written by hand as nothing else can say it. */
  | { readonly kind: 'formula'; readonly feel: string };

const quoted = (duration: Duration): string => `"${writeDuration(duration)}"`;

/** The least urgent is the last `else`, so a ticket without a priority has it too. */
const byPriority = ({ P1, P2, P3, P4 }: ByPriority): string =>
  `if ticket.priority = "P1" then ${quoted(P1)} else if ticket.priority = "P2" then ${quoted(P2)} else if ticket.priority = "P3" then ${quoted(P3)} else ${quoted(P4)}`;

export const writeSchedule = (schedule: Schedule): string => {
  switch (schedule.kind) {
    case 'none':
      return '';
    case 'after':
      return `=now() + duration(${quoted(schedule.duration)})`;
    case 'by-priority':
      return `=now() + duration(${byPriority(schedule.durations)})`;
    case 'formula':
      return schedule.feel;
  }
};

const after = /^=\s*now\(\)\s*\+\s*(?:duration\(\s*"([^"]+)"\s*\)|@"([^"]+)")$/;
const chosen =
  /^=\s*now\(\)\s*\+\s*duration\(((?:\s*if\s+ticket\.priority\s*=\s*"P[1-4]"\s+then\s+"[^"]+"\s+else)+)\s*"([^"]+)"\s*\)$/;
const branch = /if\s+ticket\.priority\s*=\s*"(P[1-4])"\s+then\s+"([^"]+)"/g;

const readByPriority = (text: string): ByPriority | null => {
  const [, branches, last] = chosen.exec(text) ?? [];
  const otherwise = last === undefined ? null : readDuration(last);
  if (branches === undefined || otherwise === null) return null;
  const found = [...branches.matchAll(branch)].map(
    ([, priority, text_ = '']) => [priority, readDuration(text_)] as const,
  );
  if (found.some(([, duration]) => duration === null)) return null;
  // The first that matches counts.
  const of = (priority: string): Duration => found.find(([each]) => each === priority)?.[1] ?? otherwise;
  return { P1: of('P1'), P2: of('P2'), P3: of('P3'), P4: of('P4') };
};

/**
 * What can be chosen, read back from its FEEL. By priority only where a ticket without one is as urgent as P4: else
 * the last `else` would mean something that the four fields do not show.
 */
export const readSchedule = (written: string): Schedule => {
  const text = written.trim();
  if (text === '') return { kind: 'none' };
  const [, called, at] = after.exec(text) ?? [];
  const duration = readDuration(called ?? at ?? '');
  if (duration) return { kind: 'after', duration };
  const durations = /"P4"/.test(text) ? null : readByPriority(text);
  return durations ? { kind: 'by-priority', durations } : { kind: 'formula', feel: text };
};
