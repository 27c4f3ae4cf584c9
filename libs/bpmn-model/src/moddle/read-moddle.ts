import { BpmnModdle } from 'bpmn-moddle';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' };
import type { ModdleElement, ModdleWarning } from './moddle-element.js';

export interface ModdleReading {
  readonly definitions: ModdleElement;
  readonly warnings: readonly ModdleWarning[];
}

/** Reads XML that is known to be well-formed and small (see readXml). */
export async function readModdle(xml: string): Promise<ModdleReading> {
  const { rootElement, warnings } = await new BpmnModdle({ zeebe }).fromXML(xml);
  return { definitions: rootElement, warnings };
}
