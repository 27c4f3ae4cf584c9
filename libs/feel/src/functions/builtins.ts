import type { Callable } from './callable.js';
import { contextFunctions } from './contexts.js';
import { conversionFunctions } from './conversions.js';
import { extensionFunctions } from './extensions.js';
import { listFunctions } from './lists.js';
import { aggregateFunctions } from './aggregates.js';
import { numericFunctions } from './numbers.js';
import { rangeFunctions } from './ranges.js';
import { stringFunctions } from './strings.js';
import { temporalFunctions } from './temporal.js';

/** Every function that expressions can call, by its name: those of DMN 1.5 §10.3.4 and Camunda 8's beyond them. */
export const builtins: ReadonlyMap<string, Callable> = new Map(
  Object.entries({
    ...conversionFunctions,
    ...stringFunctions,
    ...listFunctions,
    ...aggregateFunctions,
    ...numericFunctions,
    ...temporalFunctions,
    ...rangeFunctions,
    ...contextFunctions,
    ...extensionFunctions,
  }),
);

export const builtinNames: ReadonlySet<string> = new Set(builtins.keys());
