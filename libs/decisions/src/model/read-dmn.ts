import { DmnModdle } from 'dmn-moddle';
import type { Findings } from '../finding.js';
import type { DefinitionsElement } from './elements.js';
import { newerElements } from './newer-elements.js';

/** Characters a file may have. */
export const maximumSize = 5 * 1024 * 1024;

/** The namespace that dmn-moddle knows (DMN 1.3), and those of the other versions. */
const current = 'https://www.omg.org/spec/DMN/20191111/MODEL/';
const versions = new Map([
  ['http://www.omg.org/spec/DMN/20151101/dmn.xsd', '1.1'],
  ['http://www.omg.org/spec/DMN/20151101/dmn11.xsd', '1.1'],
  ['http://www.omg.org/spec/DMN/20180521/MODEL/', '1.2'],
  [current, '1.3'],
  ['https://www.omg.org/spec/DMN/20211108/MODEL/', '1.4'],
  ['https://www.omg.org/spec/DMN/20230324/MODEL/', '1.5'],
]);

/** The definitions of a DMN file of version 1.1 to 1.5; null, with findings, where it is none. */
export async function readDmn(xml: string, findings: Findings): Promise<DefinitionsElement | null> {
  if (!isHarmless(xml, findings)) return null;
  try {
    const { rootElement, warnings } = await moddle().fromXML(mapNamespaces(xml), 'dmn:Definitions');
    for (const { message } of warnings) reportWarning(message, findings);
    return rootElement as DefinitionsElement;
  } catch (error) {
    const reason = error instanceof Error ? oneLine(error.message) : String(error);
    findings.error('not-dmn', `Expected a DMN file (versions 1.1 to 1.5), but it cannot be read: ${reason}.`);
    return null;
  }
}

function moddle(): DmnModdle {
  const reader = new DmnModdle();
  const dmn = reader.getPackage('dmn');
  for (const element of newerElements) reader.registry.registerType(element(), dmn);
  return reader;
}

/** Entities are never expanded: a document type is refused before parsing. */
function isHarmless(xml: string, findings: Findings): boolean {
  if (xml.length > maximumSize) {
    const size = (xml.length / (1024 * 1024)).toFixed(1);
    findings.error('file-too-large', `Expected a DMN file of at most 5 MB, but it has ${size} MB. Split it up.`);
    return false;
  }
  if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) {
    const message =
      'Expected DMN without a document type, but the file declares one (DOCTYPE). Delete the declaration.';
    findings.error('doctype', message);
    return false;
  }
  return true;
}

const mapNamespaces = (xml: string) =>
  xml.replace(/(\bxmlns(?::[\w.-]+)?\s*=\s*)(["'])([^"']*)\2/g, (whole, start: string, quote: string, uri: string) =>
    versions.has(uri) ? `${start}${quote}${current}${quote}` : whole,
  );

function reportWarning(message: string, findings: Findings): void {
  const line = Number(/line: (\d+)/.exec(message)?.[1] ?? 0) + 1;
  const duplicate = /duplicate ID <([^>]*)>/.exec(message)?.[1];
  if (duplicate !== undefined) {
    const way = 'Give one of them another id.';
    findings.error(
      'duplicate-id',
      `Expected ids to be unique, but "${duplicate}" is used again in line ${line}. ${way}`,
    );
    return;
  }
  const element = /content <([^>\s/]*)/.exec(message)?.[1];
  if (element && /^(?:dmndi|di|dc|biodi):/.test(element)) {
    findings.warning('unused-element', `The diagram's <${element}> in line ${line} cannot be read; the tables are.`);
    return;
  }
  const what = element ? `<${element}> in line ${line}` : oneLine(message);
  findings.error('unknown-element', `Expected elements of DMN that are executed, but found ${what}. Remove it.`);
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();
