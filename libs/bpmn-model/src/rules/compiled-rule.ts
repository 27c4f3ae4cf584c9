import type { ProcessDefinition } from '../definition.js';
import type { Profile } from '../diagram.js';
import type { Report } from '../report.js';
import type { FoundExpression } from '../source.js';

/** What the rules about meaning look at: the diagram as it was read. */
export interface Compiled {
  readonly definitions: readonly ProcessDefinition[];
  readonly expressions: readonly FoundExpression[];
  readonly profile: Profile;
}

/** A rule about what the diagram says, once it is read; see Rule for the others. */
export interface CompiledRule {
  readonly codes: readonly string[];
  readonly source: string;
  check(compiled: Compiled, report: Report): void;
}
