import { measureBytes } from './bytes.js';
import { measureLatency } from './latency.js';
import { type Bench, isWanted, type Options } from './part.js';
import { measureRequests } from './requests.js';
import { measureSystems, systemNames } from './systems.js';
import { measureTickets } from './tickets.js';
import { measureTimers } from './timers.js';
import { measureWaiting } from './waiting.js';

interface Part {
  readonly name: string;
  /** Names on the command line that mean it. */
  readonly names: readonly string[];
  readonly measure: (bench: Bench) => Promise<void>;
}

const part = (name: string, measure: Part['measure']): Part => ({ name, names: [name], measure });

const parts: readonly Part[] = [
  { name: 'systems', names: systemNames, measure: measureSystems },
  part('requests', measureRequests),
  part('latency', measureLatency),
  part('bytes', measureBytes),
  part('timers', measureTimers),
  part('waiting', measureWaiting),
  part('tickets', measureTickets),
];

/** Throws for a name that means nothing. */
export const chosenParts = (options: Options): readonly Part[] => {
  const known = ['kernel', ...parts.flatMap(({ names }) => names)];
  const unknown = options.wanted.find((name) => !known.includes(name));
  if (unknown) throw new Error(`Expected parts to be of ${known.join(', ')}, but got "${unknown}". Correct it.`);
  return parts.filter(({ names }) => names.some((name) => isWanted(options, name)));
};
