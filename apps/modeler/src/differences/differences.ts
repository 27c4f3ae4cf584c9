import type { BundleFiles } from '@relevo/contracts';
import { diagramOf, kindOf, titleOf } from '../files/bundle.js';
import type { Change, ChangeKind, Mark, Said } from './change.js';
import { diagramChanges } from './diagram-changes.js';
import { drawingOf } from './drawing.js';
import { type FieldWords, fieldWords } from './field-words.js';
import { formChanges } from './form-changes.js';
import type { Moddle } from './moddle.js';
import { type DecisionTable, tableChanges, type TableDifference, tableDifference } from './table-changes.js';

/** How the files are read; a browser has parsers of its own. */
export interface DifferenceReaders {
  /** Null: no BPMN. */
  readonly diagram: (xml: string) => Promise<Moddle | null>;
  readonly tables: (xml: string) => readonly DecisionTable[];
}

export interface Differences {
  readonly changes: readonly Change[];
  readonly tables: readonly TableDifference[];
  /** By element; where several apply, the first of added, removed, moved, changed. */
  readonly marks: ReadonlyMap<string, Mark>;
  readonly fields: FieldWords;
}

const fileName = (file: string): Said => ({ as: 'name', text: titleOf(file) });

const kinds: Readonly<Record<'form' | 'decision', Readonly<Record<'added' | 'removed', ChangeKind>>>> = {
  form: { added: 'formAdded', removed: 'formRemoved' },
  decision: { added: 'tableAdded', removed: 'tableRemoved' },
};

interface FileDifference {
  readonly changes: readonly Change[];
  readonly tables: readonly TableDifference[];
}

const decisionDifference = (
  file: string,
  before: readonly DecisionTable[],
  after: readonly DecisionTable[],
): FileDifference => {
  const pairs = after.flatMap((table) => {
    const was = before.find(({ id }) => id === table.id);
    return was === undefined || JSON.stringify(was) === JSON.stringify(table) ? [] : [[was, table] as const];
  });
  if (pairs.length === 0) {
    return { changes: [{ kind: 'tableWorks', mark: 'changed', said: { table: fileName(file) } }], tables: [] };
  }
  return {
    changes: pairs.flatMap(([was, table]) => tableChanges(was, table)),
    tables: pairs.map(([was, table]) => tableDifference(was, table)),
  };
};

const fileDifference = (
  file: string,
  [before, after]: readonly [string | undefined, string | undefined],
  { tables }: DifferenceReaders,
): FileDifference => {
  const kind = kindOf(file);
  if (kind === 'diagram' || before === after) return { changes: [], tables: [] };
  const said = { [kind === 'form' ? 'form' : 'table']: fileName(file) };
  if (before === undefined) return { changes: [{ kind: kinds[kind].added, mark: 'added', said }], tables: [] };
  if (after === undefined) return { changes: [{ kind: kinds[kind].removed, mark: 'removed', said }], tables: [] };
  if (kind === 'form') return { changes: formChanges(fileName(file), before, after), tables: [] };
  return decisionDifference(file, tables(before), tables(after));
};

const order: readonly Mark[] = ['changed', 'moved', 'removed', 'added'];

const marksOf = (changes: readonly Change[], moved: readonly string[]): ReadonlyMap<string, Mark> => {
  const marks = new Map<string, Mark>(moved.map((id) => [id, 'moved']));
  for (const { elementId, mark } of changes.toSorted((a, b) => order.indexOf(a.mark) - order.indexOf(b.mark))) {
    if (elementId !== undefined) marks.set(elementId, mark);
  }
  return marks;
};

/** What a bundle says otherwise than another: in the flow, then in its forms and tables. */
export const differencesBetween = async (
  before: BundleFiles,
  after: BundleFiles,
  readers: DifferenceReaders,
): Promise<Differences> => {
  const [old = '', now = ''] = [before[diagramOf(before)], after[diagramOf(after)]];
  const [one, other] = old === now ? [null, null] : await Promise.all([readers.diagram(old), readers.diagram(now)]);
  const drawings = [drawingOf(one), drawingOf(other)] as const;
  const flow = diagramChanges(...drawings);
  const broken: readonly Change[] =
    old !== now && (one === null || other === null)
      ? [{ kind: 'fileChanged', mark: 'changed', said: { file: fileName(diagramOf(after)) } }]
      : [];
  const files = [...new Set([...Object.keys(before), ...Object.keys(after)])].toSorted();
  const others = files.map((file) => fileDifference(file, [before[file], after[file]], readers));
  const layout: readonly Change[] =
    flow.moved.length === 0
      ? []
      : [{ kind: 'layout', mark: 'moved', said: { count: { as: 'number', text: String(flow.moved.length) } } }];
  const said = broken.length > 0 ? broken : flow.changes;
  const changes = [...said, ...others.flatMap((file) => file.changes), ...layout];
  return {
    changes,
    tables: others.flatMap(({ tables }) => tables),
    marks: marksOf(changes, flow.moved),
    fields: fieldWords([
      [before, drawings[0]],
      [after, drawings[1]],
    ]),
  };
};
