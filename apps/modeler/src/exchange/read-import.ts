import type { BundleFiles } from '@relevo/contracts';
import { kindOf } from '../files/bundle.js';
import { filesOfZip } from './bundle-zip.js';
import { ImportRefusal } from './import-refusal.js';
import { largestFile } from './limits.js';

const bpmn = 'http://www.omg.org/spec/BPMN/20100524/MODEL';

export interface ImportedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Byte for byte, its mark included: what is not drawn on is given back as it came. */
const textOf = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new ImportRefusal('encoding');
  }
};

const requireBpmn = (xml: string): void => {
  const { documentElement: root } = new DOMParser().parseFromString(xml.replace(/^\uFEFF/, ''), 'application/xml');
  if (root.getElementsByTagName('parsererror').length > 0 || root.localName === 'parsererror')
    throw new ImportRefusal('brokenXml');
  if (root.localName !== 'definitions' || root.namespaceURI !== bpmn) throw new ImportRefusal('notBpmn');
};

const diagramIn = (files: BundleFiles): string => {
  const diagrams = Object.keys(files).filter((name) => kindOf(name) === 'diagram');
  if (diagrams.length > 1) throw new ImportRefusal('twoDiagrams');
  const [diagram] = diagrams;
  if (diagram === undefined) throw new ImportRefusal('noDiagram');
  return diagram;
};

/** `order.bpmn20.xml` and `order.xml` are kept as `order.bpmn`. */
const bpmnName = (name: string): string => `${name.replace(/(\.bpmn|\.bpmn20\.xml|\.xml)$/i, '')}.bpmn`;

/** What a file from anywhere becomes: a bundle with one diagram, nothing in it changed. */
export const readImport = ({ name, bytes }: ImportedFile): BundleFiles => {
  if (/\.zip$/i.test(name)) {
    if (bytes.byteLength > 4 * largestFile) throw new ImportRefusal('tooLarge');
    const files = filesOfZip(bytes);
    requireBpmn(files[diagramIn(files)] ?? '');
    return files;
  }
  if (!/\.(bpmn|xml)$/i.test(name)) throw new ImportRefusal('wrongKind');
  if (bytes.byteLength > largestFile) throw new ImportRefusal('tooLarge');
  const xml = textOf(bytes);
  requireBpmn(xml);
  return { [bpmnName(name)]: xml };
};
