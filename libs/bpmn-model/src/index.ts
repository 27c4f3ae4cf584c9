export type * from './definition.js';
export type * from './definition/expression.js';
export type * from './definition/job.js';
export type * from './definition/loop.js';
export type * from './definition/trigger.js';
export type { Profile } from './diagram.js';
export { compileDiagram, type Compilation, type CompileOptions } from './compile-diagram.js';
export { anyProcessId, executableProcessId } from './executable-process-id.js';
export {
  describeSupport,
  type Support,
  type SupportedElement,
  type SupportedProperty,
} from './support/describe-support.js';
export { missingReferences, type BundleContents } from './bundle/missing-references.js';
export { unknownGroups } from './bundle/unknown-groups.js';
export { moddlePackages } from './moddle/moddle-packages.js';
export { readDrawing } from './read-drawing.js';
export {
  booleanOf,
  elementOf,
  elementsOf,
  extensionOf,
  type ModdleElement,
  stringOf,
  triggersOf,
} from './moddle/moddle-element.js';
