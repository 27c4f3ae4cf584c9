import type { FlowNode } from '@relevo/bpmn-model';
import { variablesThatFormSets } from './form-values.js';
import type { FormFile } from './rule.js';

/** What a step hands on. `open`: it may hand on anything, which the drawing does not show. */
export interface Handed {
  readonly names: readonly string[];
  readonly open: boolean;
}

const root = (path: string): string => path.split('.')[0] ?? path;

const formNames = (forms: readonly FormFile[], id: string | undefined): readonly string[] =>
  forms.filter(({ form }) => form.id === id).flatMap(variablesThatFormSets);

/** Of its kind alone; mappings and loops are added for every kind. */
const ownNames = (node: FlowNode, forms: readonly FormFile[]): readonly string[] => {
  if (node.type === 'startEvent') return formNames(forms, node.formId);
  if (node.type === 'scriptTask') return [node.script?.resultVariable ?? []].flat();
  if (node.type === 'businessRuleTask') return [node.decision?.resultVariable ?? []].flat();
  if (node.type === 'adHocSubProcess') return [node.outputCollection ?? []].flat();
  if (node.type !== 'userTask') return [];
  if (node.form !== undefined) return formNames(forms, node.form.formId);
  return ['done', 'note', ...node.outcomes.map(({ variable }) => variable)];
};

const waitsForOutside = (node: FlowNode): boolean => {
  if (node.type === 'receiveTask') return true;
  if (!('event' in node) || node.type === 'endEvent' || node.type === 'intermediateThrowEvent') return false;
  return ['message', 'signal', 'error', 'escalation', 'multiple'].includes(node.event.kind);
};

const isOpen = (node: FlowNode, forms: readonly FormFile[]): boolean => {
  if (node.listeners !== undefined || ('taskListeners' in node && node.taskListeners !== undefined)) return true;
  if (node.type === 'userTask')
    return (
      node.externalFormReference !== undefined ||
      (node.form !== undefined && !forms.some(({ form }) => form.id === node.form?.formId))
    );
  if (node.type === 'callActivity' && node.propagateAllChildVariables) return true;
  if (node.outputs.length > 0) return false;
  return ('job' in node && node.job !== undefined) || waitsForOutside(node);
};

const loopNames = ({ loop }: FlowNode): readonly string[] => {
  if (loop?.kind !== 'multiInstance') return loop === undefined ? [] : ['loopCounter'];
  return ['loopCounter', ...[loop.inputElement ?? [], loop.outputCollection ?? []].flat()];
};

export const handedOnBy = (node: FlowNode, forms: readonly FormFile[]): Handed => ({
  names: [
    ...ownNames(node, forms),
    ...[...node.inputs, ...node.outputs].map(({ target }) => root(target)),
    ...loopNames(node),
  ],
  open: isOpen(node, forms),
});
