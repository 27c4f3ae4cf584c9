import { moddlePackages } from '@relevo/bpmn-model';
import BpmnViewer from 'bpmn-js/lib/Viewer';
import type { ReadWarning } from './dangling-references.js';
import { FaithfulFile } from './faithful-file.js';
import { type Loss, lossesBetween } from './losses.js';
import { schemaDefaults, type TypeRegistry } from './schema-defaults.js';
import { isXml, treeOf } from './xml-tree.js';

interface Moddle {
  readonly registry: TypeRegistry;
  fromXML(xml: string): Promise<{ readonly rootElement: object; readonly warnings: readonly ReadWarning[] }>;
  toXML(element: object): Promise<{ readonly xml: string }>;
}

/** What bpmn.io's reader cannot hold: gone as soon as the diagram is drawn on and saved. */
export const lostInDrawing = async (xml: string): Promise<readonly Loss[]> => {
  const viewer = new BpmnViewer<{ readonly moddle: Moddle }>({ moddleExtensions: moddlePackages } as never);
  try {
    const moddle = viewer.get('moddle');
    const file = new FaithfulFile(xml, isXml);
    const { rootElement, warnings } = await moddle.fromXML(file.readable);
    file.wasRead(warnings);
    const saved = await file.written(async () => (await moddle.toXML(rootElement)).xml);
    return lossesBetween(treeOf(xml), treeOf(saved), schemaDefaults(moddle.registry));
  } catch {
    // What cannot be read at all is said where it is opened.
    return [];
  } finally {
    viewer.destroy();
  }
};
