import type { FlowNode } from '@relevo/bpmn-model';
import type { Drawing, DrawingRule } from './rule.js';

const formsUsed = ({ compiled }: Drawing): ReadonlySet<string> =>
  new Set(
    nodesOf(compiled).flatMap((node) =>
      node.type === 'userTask' ? (node.form?.formId ?? []) : node.type === 'startEvent' ? (node.formId ?? []) : [],
    ),
  );

const nodesOf = (compiled: Drawing['compiled']): readonly FlowNode[] =>
  compiled.flatMap(({ nodes }) => Object.values(nodes));

/** Decisions called by name; null where a call computes which: then any of them may be meant. */
const decisionsUsed = ({ compiled }: Drawing): ReadonlySet<string> | null => {
  const ids = nodesOf(compiled).flatMap((node) =>
    node.type === 'businessRuleTask' && node.decision !== undefined ? [node.decision.decisionId] : [],
  );
  return ids.some(({ kind }) => kind === 'feel')
    ? null
    : new Set(ids.flatMap((id) => (id.kind === 'static' ? id.value : [])));
};

/** A form or table in the bundle that no step uses. */
export const fileUnused: DrawingRule = {
  code: 'file-unused',
  severity: 'hint',
  check: (drawing) => {
    if (drawing.compiled.length === 0) return [];
    const [forms, decisions] = [formsUsed(drawing), decisionsUsed(drawing)];
    return [
      ...drawing.forms.filter(({ form }) => !forms.has(form.id)),
      ...drawing.decisions.filter((file) => decisions !== null && file.decisions.every(({ id }) => !decisions.has(id))),
    ].map(({ file }) => ({ file }));
  },
};
