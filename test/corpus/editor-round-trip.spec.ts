import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { moddlePackages } from '@relevo/bpmn-model';
import { FaithfulFile } from '../../apps/modeler/src/faithful/faithful-file.js';
import { DanglingReferences, type ReadWarning } from '../../apps/modeler/src/faithful/dangling-references.js';
import { lossesBetween } from '../../apps/modeler/src/faithful/losses.js';
import { schemaDefaults, type TypeRegistry } from '../../apps/modeler/src/faithful/schema-defaults.js';
import { corpusFolder, corpusIsHere } from './support/corpus-folder.js';
import { isXml, saxesTree } from './support/saxes-tree.js';
import { notHeld, vendorDiagrams } from './support/vendor-diagrams.js';

interface Element {
  readonly id?: string;
  readonly $type: string;
  name?: string;
  get(name: string): unknown;
}

interface Moddle {
  readonly registry: TypeRegistry;
  fromXML(xml: string): Promise<{
    readonly rootElement: Element;
    readonly elementsById: Readonly<Record<string, Element>>;
    readonly warnings: readonly ReadWarning[];
  }>;
  toXML(element: Element, options: { readonly format: boolean }): Promise<{ readonly xml: string }>;
}

/** bpmn-js brings its own reader, which is not the one that the engine compiles with. */
const editors = createRequire(createRequire(import.meta.url).resolve('bpmn-js'));
const { BpmnModdle } = (await import(editors.resolve('bpmn-moddle'))) as {
  readonly BpmnModdle: new (packages: object) => Moddle;
};
const moddle = new BpmnModdle(moddlePackages);
const same = schemaDefaults(moddle.registry);
const newName = 'Changed & by hand';

/** Opened, one name changed, saved, as the editor does it. */
const renamed = async (xml: string): Promise<{ readonly saved: string; readonly id: string }> => {
  const file = new FaithfulFile(xml, isXml);
  const { rootElement, elementsById, warnings } = await moddle.fromXML(file.readable);
  file.wasRead(warnings);
  const element =
    elementsById['Named'] ?? Object.values(elementsById).find(({ $type }) => /(Task|Activity|Event)$/.test($type));
  if (element === undefined) throw new Error('Expected an element to name, but there is none.');
  element.name = newName;
  const saved = await file.written(async () => (await moddle.toXML(rootElement, { format: true })).xml);
  return { saved, id: element.id ?? '' };
};

const differences = async (xml: string) => {
  const { saved, id } = await renamed(xml);
  const [before, after] = [saxesTree(xml), saxesTree(saved)];
  const isName = ({ what, value }: { readonly what: string; readonly value: string }): boolean =>
    what === 'name' && value === newName;
  const added = lossesBetween(after, before, same);
  const changed = lossesBetween(before, after, same).filter(
    ({ kind, what }) => !(kind === 'attribute' && what === 'name'),
  );
  return { id, changed, added: added.filter((each) => !isName(each)), names: added.filter(isName).length };
};

const folder = join(corpusFolder, 'bpmn');
const corpus = corpusIsHere ? readdirSync(folder).filter((name) => name.endsWith('.bpmn')) : [];
if (!corpusIsHere)
  process.stdout.write(`The conformance corpus is not at ${corpusFolder}: only vendors' files go round.\n`);

describe('a diagram through the editor’s reader and back', () => {
  it.each(Object.keys(vendorDiagrams))(
    'keeps everything that %s writes, but the name that was changed',
    async (vendor) => {
      const { changed, added, names } = await differences(vendorDiagrams[vendor] ?? '');
      expect({ changed, added, names }).toEqual({ changed: [], added: [], names: 1 });
    },
  );

  if (corpusIsHere)
    it('keeps every file of the corpus', async () => {
      for (const name of corpus) {
        const { changed, added, names } = await differences(readFileSync(join(folder, name), 'utf8'));
        expect({ name, changed, added, names }).toEqual({ name, changed: [], added: [], names: 1 });
      }
      expect(corpus.length).toBeGreaterThan(50);
    });

  it('finds what the reader does not hold, which the import says', async () => {
    const { changed } = await differences(notHeld);
    expect(changed.map(({ what, where }) => `${what} at ${where}`)).toEqual(['remark at not-kept-element']);
  });

  it('keeps a reference into nowhere until it is set to something else, and writes it once', async () => {
    const { rootElement, elementsById, warnings } = await moddle.fromXML(vendorDiagrams['bizagi'] ?? '');
    const dangling = new DanglingReferences(warnings);
    dangling.putBack();
    const task = elementsById['R'] as unknown as { set(name: string, value: unknown): void };
    task.set('messageRef', elementsById['Msg']);
    dangling.putBack();
    const { xml } = await moddle.toXML(rootElement, { format: true });
    expect(xml.match(/messageRef="[^"]*"/g)).toEqual(['messageRef="Msg"']);
  });

  it('finds what was taken out: an element, an attribute, a text, a remark', () => {
    const whole = saxesTree('<a><b id="1" name="One" x="2"><!-- why --><c>text</c><d/></b></a>');
    const less = saxesTree('<a><b id="1" name="One"><c>other</c></b></a>');
    expect(lossesBetween(whole, less, () => false)).toEqual([
      { kind: 'attribute', what: 'x', value: '2', where: 'One' },
      { kind: 'comment', what: 'b', value: '', where: 'One' },
      { kind: 'text', what: 'c', value: 'text', where: 'One' },
      { kind: 'element', what: 'd', value: '', where: 'One' },
    ]);
  });
});
