import type { DiagramFinding } from '@relevo/contracts';
import type { Found } from '../checking/found.js';

/** One line below the canvas. What is found in the browser and by the engine is one and the same here. */
export interface Problem extends Found {
  /** The same while the drawing changes around it. */
  readonly key: string;
}

/** A bundle that was looked at, by the object that holds its files. */
export interface Looked<One> {
  readonly files: object;
  readonly found: readonly One[];
}

const weight = { error: 0, warning: 1, hint: 2 } as const;

/** Only the engine can say these: they stay until its next answer. */
const engineAlone = ['newer-version', 'name-too-long'];

const placeOf = ({ code, elementId, file }: Pick<Found, 'code' | 'elementId' | 'file'>): string =>
  `${code} ${elementId ?? file ?? ''}`;

/** The engine's word, with the path and the choices that only the browser knows. */
const joined = (local: readonly Found[], engine: readonly DiagramFinding[]): readonly Found[] => {
  const own = new Map(local.map((found) => [placeOf(found), found]));
  const said = new Set(engine.map(placeOf));
  return [
    ...engine.map((finding) => {
      const here = own.get(placeOf(finding));
      return { ...here, ...finding, ...(here?.path && { path: here.path, choices: here.choices ?? [] }) };
    }),
    ...local.filter((found) => !said.has(placeOf(found))),
  ];
};

const everything = (local: Looked<Found> | null, engine: Looked<DiagramFinding> | null): readonly Found[] => {
  if (engine === null) return local?.found ?? [];
  if (local === null || local.files === engine.files) return joined(local?.found ?? [], engine.found);
  return joined(
    local.found,
    engine.found.filter(({ code }) => engineAlone.includes(code)),
  );
};

/** What must change first; a hint on an element that cannot run as it is can wait. */
export const gatherProblems = (
  local: Looked<Found> | null,
  engine: Looked<DiagramFinding> | null,
): readonly Problem[] => {
  const all = everything(local, engine);
  const broken = new Set(all.flatMap(({ severity, elementId }) => (severity === 'error' ? (elementId ?? []) : [])));
  const open = all.filter(({ severity, elementId }) => severity !== 'hint' || !broken.has(elementId ?? ''));
  const counts = new Map<string, number>();
  return open
    .map((found) => {
      const place = placeOf(found);
      const count = counts.get(place) ?? 0;
      counts.set(place, count + 1);
      return { ...found, key: `${place} ${count}` };
    })
    .toSorted((a, b) => weight[a.severity] - weight[b.severity]);
};

export const isAnswered = ({ answer }: Problem): boolean => answer !== undefined;

const unsound = 'unsound-';

/** Of the flow as a whole: what is certain cannot be answered, a hint may be. */
export const isUnsound = ({ code }: Problem): boolean => code.startsWith(unsound);

export const isAnswerable = (problem: Problem): boolean => isUnsound(problem) && problem.severity === 'warning';

/** Under which the drawing keeps the answer. */
export const answerCode = ({ code }: Problem): string => code.slice(unsound.length);
