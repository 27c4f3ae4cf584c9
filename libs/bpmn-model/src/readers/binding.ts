import type { BindingType, ResourceBinding } from '../definition.js';
import { type ModdleElement, stringOf } from '../moddle/moddle-element.js';

const BINDINGS: readonly BindingType[] = ['latest', 'deployment', 'versionTag'];

/** How a form, decision or called process is found; other values are refused by the support table. */
export function readBinding(extension: ModdleElement | undefined): ResourceBinding {
  const written = stringOf(extension, 'bindingType');
  const versionTag = stringOf(extension, 'versionTag');
  return {
    bindingType: BINDINGS.find((each) => each === written) ?? 'latest',
    ...(versionTag && { versionTag }),
  };
}
