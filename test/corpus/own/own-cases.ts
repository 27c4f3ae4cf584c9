import type { PlayableCase } from '../support/describe-cases.js';
import { loopsAndInstances, scopes, tokens } from './activities.js';
import { compensation } from './compensation.js';
import { conditions } from './conditions.js';
import { data } from './data.js';
import { endings, errors, escalations } from './errors.js';
import { gateways, patterns } from './gateways.js';
import { messages } from './messages.js';
import { multiples, references } from './multiples.js';
import { nesting } from './nesting.js';
import { refusedDiagrams } from './refused.js';
import { signals } from './signals.js';
import { timers } from './timers.js';

/** Cases of the corpus's form for what its folder leaves out: every trigger at every position, scopes, data, refusals. */
export const ownCases: readonly PlayableCase[] = [
  ...signals,
  ...messages,
  ...timers,
  ...errors,
  ...escalations,
  ...endings,
  ...compensation,
  ...conditions,
  ...multiples,
  ...references,
  ...gateways,
  ...patterns,
  ...loopsAndInstances,
  ...scopes,
  ...tokens,
  ...data,
  ...nesting,
  ...refusedDiagrams,
];
