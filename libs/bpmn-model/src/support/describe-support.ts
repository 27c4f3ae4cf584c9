import { INTERNAL_JOB_TYPES } from '../rules/internal-job-types.js';
import { compiledRules, diagramRules, xmlRules } from '../rules/deploy-rules.js';
import { type Carrier, vocabulary } from '../rules/relevo-vocabulary.js';
import { bpmnElements } from './bpmn-elements.js';
import { eventPositions, type EventPosition } from './event-positions.js';
import type { AttributeSupport, ElementSupport, Use } from './support.js';
import { zeebeElements } from './zeebe-elements.js';

export interface SupportedElement {
  readonly namespace: 'bpmn' | 'zeebe';
  readonly name: string;
  readonly use: Use;
  readonly reason: string | null;
  readonly attributes: Readonly<Record<string, AttributeSupport>>;
  /** `zeebe:` elements that may stand in it. */
  readonly extensions: readonly string[];
}

export interface SupportedProperty {
  readonly on: Carrier;
  readonly name: string;
  readonly translated: boolean;
  readonly meaning: string;
  readonly legal: string;
}

/** What this release executes, refuses and keeps without using it. */
export interface Support {
  readonly elements: readonly SupportedElement[];
  readonly events: Readonly<Record<string, EventPosition>>;
  readonly properties: readonly SupportedProperty[];
  readonly jobTypes: readonly string[];
  readonly rules: readonly { readonly codes: readonly string[]; readonly source: string }[];
}

/** The support table as data, the very one that deployment goes by; `docs/supported-elements.md` is made of it. */
export function describeSupport(): Support {
  return {
    elements: [...rows('bpmn', bpmnElements), ...rows('zeebe', zeebeElements)],
    events: eventPositions,
    properties: (Object.keys(vocabulary) as Carrier[]).flatMap((on) =>
      vocabulary[on].map(({ name, translated, meaning, legal }) => ({ on, name, translated, meaning, legal })),
    ),
    jobTypes: INTERNAL_JOB_TYPES,
    rules: [...xmlRules, ...diagramRules, ...compiledRules].map(({ codes, source }) => ({ codes, source })),
  };
}

function rows(
  namespace: SupportedElement['namespace'],
  table: Readonly<Record<string, ElementSupport>>,
): readonly SupportedElement[] {
  return Object.entries(table).map(([name, { use, reason, attributes, extensions }]) => ({
    namespace,
    name,
    use,
    reason: reason ?? null,
    attributes,
    extensions,
  }));
}
