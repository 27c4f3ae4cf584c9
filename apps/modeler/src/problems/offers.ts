import type { Group } from '@relevo/contracts';
import type { Words } from '@relevo/web';
import type { DraftKeeper } from '../drafts/draft-keeper.js';
import type { ModdleElement } from '../editor/services.js';
import { freeName, slugOf } from '../files/bundle.js';
import { newForm } from '../files/new-files.js';
import type { en } from '../languages/en/index.js';
import type { ProblemFixes } from './fixes/problem-fixes.js';
import type { Problem } from './problem.js';

interface Choice {
  readonly label: string;
  readonly run: () => void;
}

/** A button with a verb: one press, or one choice, puts it right. */
export interface Offer {
  readonly label: keyof typeof en.fixes;
  readonly run?: () => void;
  readonly choices?: readonly Choice[];
}

export interface OfferTools {
  /** Null while the diagram is not drawn. */
  readonly fixes: ProblemFixes | null;
  readonly keeper: DraftKeeper;
  readonly groups: readonly Group[];
  readonly words: Words<typeof en>;
}

const nameless = ['label-required', 'way-unlabelled'];
const groupless = ['user-task-unassigned', 'lane-without-group', 'unknown-group', 'unsound-nobody-may-do-it'];

const groupOffer = (id: string, fixes: ProblemFixes, { groups, words }: OfferTools): readonly Offer[] => {
  const whose = fixes.withoutGroup(id);
  if (whose === null) return [];
  const known = [{ id: 'requester', name: words('properties.requester') }, ...groups];
  const choices = known.map((group) => ({ label: group.name, run: () => fixes.giveGroup(id, group.id) }));
  return [{ label: whose === 'lane' ? 'group' : 'who', choices }];
};

const formIdOf = ({ businessObject }: { readonly businessObject: ModdleElement }): string | undefined =>
  businessObject
    .get<ModdleElement | undefined>('extensionElements')
    ?.get<readonly ModdleElement[] | undefined>('values')
    ?.find(({ $type }) => $type === 'zeebe:FormDefinition')
    ?.get<string | undefined>('formId');

/** The form that a step names and that is not there. */
const formOffer = (id: string, fixes: ProblemFixes, { keeper, words }: OfferTools): readonly Offer[] => {
  const element = fixes.drawn(id);
  const formId = element === undefined ? undefined : formIdOf(element);
  if (formId === undefined) return [];
  const file = (): string => freeName(Object.keys(keeper.files), slugOf(formId), '.form');
  const run = (): void => keeper.change(file(), newForm(formId, words('files.note')));
  return [{ label: 'newForm', run }];
};

/** Everything that can put a problem right, best first. */
export const offersFor = (problem: Problem, tools: OfferTools): readonly Offer[] => {
  const { code, elementId: id, file } = problem;
  if (code === 'file-unused' && file !== undefined)
    return [{ label: 'removeFile', run: () => tools.keeper.change(file, undefined) }];
  const { fixes } = tools;
  if (fixes === null || id === undefined) return [];
  return [
    ...(nameless.includes(code) ? [{ label: 'name', run: () => fixes.name(id) } as const] : []),
    ...(groupless.includes(code) ? groupOffer(id, fixes, tools) : []),
    ...(code === 'missing-reference' ? formOffer(id, fixes, tools) : []),
    ...fixes.offered(problem).map((fix) => ({ label: fix.label, run: () => fixes.run(fix, problem) })),
  ];
};
