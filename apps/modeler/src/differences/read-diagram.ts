import { moddlePackages } from '@relevo/bpmn-model';
import { withMarkupAsText } from '@relevo/web/markup';
import BpmnViewer from 'bpmn-js/lib/Viewer';
import type { Moddle } from './moddle.js';

interface Reader {
  fromXML(xml: string): Promise<{ readonly rootElement: Moddle }>;
}

let reader: Reader | null = null;

/** bpmn-js's own reader; nothing is drawn. Null: no BPMN. */
export const readDiagram = async (xml: string): Promise<Moddle | null> => {
  reader ??= new BpmnViewer<{ readonly moddle: Reader }>({ moddleExtensions: moddlePackages } as never).get('moddle');
  try {
    return (await reader.fromXML(withMarkupAsText(xml))).rootElement;
  } catch {
    return null;
  }
};
