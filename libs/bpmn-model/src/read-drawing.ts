import { BpmnModdle } from 'bpmn-moddle';
import type { ModdleElement } from './moddle/moddle-element.js';
import { moddlePackages } from './moddle/moddle-packages.js';
import { readXml } from './xml/read-xml.js';

/**
 * The whole file as bpmn-moddle reads it, its drawing included, whatever it gets wrong: what drawing rules look at.
 * Null where it is no BPMN file at all.
 */
export async function readDrawing(xml: string): Promise<ModdleElement | null> {
  const reading = readXml(xml);
  if (!reading.ok) return null;
  try {
    return (await new BpmnModdle(moddlePackages).fromXML(reading.drawn)).rootElement;
  } catch {
    return null;
  }
}
