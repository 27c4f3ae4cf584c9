import { BpmnModdle } from 'bpmn-moddle';
import bpmn from 'bpmn-moddle/resources/bpmn/json/bpmn.json' with { type: 'json' };
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' };
import type { ModdleElement, ModdleWarning } from './moddle-element.js';
import { resolveOwn } from './qualified-names.js';

export interface ModdleReading {
  readonly definitions: ModdleElement;
  readonly warnings: readonly ModdleWarning[];
}

/** bpmn-moddle takes the script of a global script task for an attribute; in the schema of BPMN 2.0 it is an element. */
const corrected = {
  ...bpmn,
  types: bpmn.types.map((type) =>
    type.name === 'GlobalScriptTask'
      ? {
          ...type,
          properties: type.properties?.map(({ name, type: of }) => ({ name, type: of, isAttr: name !== 'script' })),
        }
      : type,
  ),
};

/** Reads XML that is known to be well-formed and small (see readXml). */
export async function readModdle(xml: string): Promise<ModdleReading> {
  const { rootElement, elementsById, warnings } = await new BpmnModdle({ bpmn: corrected, zeebe }).fromXML(xml);
  return { definitions: rootElement, warnings: warnings.filter((warning) => !resolveOwn(warning, elementsById)) };
}
