import { readCondition } from '../conditions/read-condition.js';
import type { ModdleElement } from '../editor/services.js';
import { textOf } from './extensions.js';
import { processAround } from './process-around.js';
import type { Variable } from './variable.js';

const waysIn = (scope: ModdleElement): readonly ModdleElement[] =>
  (scope.get<readonly ModdleElement[] | undefined>('flowElements') ?? []).flatMap((element) => {
    if (element.$type === 'bpmn:SequenceFlow') return [element];
    return element.$instanceOf('bpmn:SubProcess') ? waysIn(element) : [];
  });

/** What nobody fills in has no label; people know it by the question of a decision that looks at nothing else. */
export const calledAsAsked = (variables: readonly Variable[], point: ModdleElement): readonly Variable[] => {
  const process = processAround(point);
  const ways = process === undefined ? [] : waysIn(process);
  const conditions = ways.map((way) => [way, textOf(way.get('conditionExpression'), 'body')] as const);
  const questionFor = (name: string): string => {
    const [asking] = conditions.filter(([way, condition]) => {
      // Reading FEEL takes longer than looking for the name.
      if (!condition.includes(name) || (way.get<ModdleElement>('sourceRef').name ?? '') === '') return false;
      const [row, ...more] = readCondition(condition)?.rows ?? [];
      return more.length === 0 && row?.field === name;
    });
    return asking?.[0].get<ModdleElement>('sourceRef').name ?? '';
  };
  return variables.map((variable) => {
    const label = variable.label ?? questionFor(variable.name);
    return label === '' ? variable : { ...variable, label };
  });
};
