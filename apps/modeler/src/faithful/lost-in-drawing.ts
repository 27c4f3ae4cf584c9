import { moddlePackages } from '@relevo/bpmn-model';
import BpmnViewer from 'bpmn-js/lib/Viewer';
import { DanglingReferences, type ReadWarning } from './dangling-references.js';
import { type Loss, lossesBetween } from './losses.js';
import { withRemarksOf } from './remarks.js';
import { schemaDefaults, type TypeRegistry } from './schema-defaults.js';
import { treeOf } from './xml-tree.js';

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
    const { rootElement, warnings } = await moddle.fromXML(xml);
    new DanglingReferences(warnings).putBack();
    const saved = withRemarksOf(xml, (await moddle.toXML(rootElement)).xml);
    return lossesBetween(treeOf(xml), treeOf(saved), schemaDefaults(moddle.registry));
  } catch {
    // What cannot be read at all is said where it is opened.
    return [];
  } finally {
    viewer.destroy();
  }
};
