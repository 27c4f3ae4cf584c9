import { BpmnModdle } from 'bpmn-moddle';
import type { ModdleElement, ModdleWarning } from './moddle-element.js';
import { moddlePackages } from './moddle-packages.js';
import { resolveOwn } from './qualified-names.js';

export interface ModdleReading {
  readonly definitions: ModdleElement;
  readonly warnings: readonly ModdleWarning[];
}

/** Reads XML that is known to be well-formed and small (see readXml). */
export async function readModdle(xml: string): Promise<ModdleReading> {
  const { rootElement, elementsById, warnings } = await new BpmnModdle(moddlePackages).fromXML(xml);
  return { definitions: rootElement, warnings: warnings.filter((warning) => !resolveOwn(warning, elementsById)) };
}
