import type { Execution } from '../../execution/execution.js';
import type { Condition } from '../../state.js';
import { TICKET } from '../../reducer/variables.js';
import { scopesFrom } from '../../variables/visible.js';
import { conditionOf, lookAt } from './condition.js';

const isTouched = (
  execution: Execution,
  condition: Condition,
  changed: ReadonlyMap<string, ReadonlySet<string>>,
): boolean => {
  const { state } = execution;
  const target = execution.nodeOf({ ...condition, elementId: condition.targetElementId });
  const { names } = conditionOf(target, condition.trigger);
  return names.some((name) => {
    if (name === TICKET) return changed.get(state.caseKey)?.has(name) === true;
    const holders = changed.size > 0 ? [...scopesFrom(state, condition.elementKey)] : [];
    return holders.some((key) => changed.get(key)?.has(name) === true);
  });
};

const runs = ({ state }: Execution, { processInstanceKey }: Condition): boolean =>
  state.instances.get(processInstanceKey)?.suspendedAt === null;

const byTarget = (a: Condition, b: Condition): number => {
  if (a.targetElementId === b.targetElementId) return a.trigger - b.trigger;
  return a.targetElementId < b.targetElementId ? -1 : 1;
};

const inOrder = ({ state: { elements } }: Execution, conditions: readonly Condition[]): readonly Condition[] => {
  const since = ({ elementKey }: Condition): number => elements.get(elementKey)?.entered ?? 0;
  return conditions.toSorted((a, b) => since(a) - since(b) || byTarget(a, b));
};

const lookAtAll = (execution: Execution, conditions: readonly Condition[]): void => {
  for (const { key } of inOrder(execution, conditions)) {
    const condition = execution.state.conditions.get(key);
    if (condition) lookAt(execution, condition);
  }
};

/** Of process instances that were suspended: what they wait for may hold by now. */
export const lookAgain = (execution: Execution, instanceKeys: ReadonlySet<string>): void =>
  lookAtAll(
    execution,
    [...execution.state.conditions.values()].filter((row) => instanceKeys.has(row.processInstanceKey)),
  );

/** Looks at every condition that names a variable which was set. Answers whether any was set. */
const lookAtTouched = (execution: Execution): boolean => {
  const changed = execution.takeChanges();
  if (changed.size === 0) return false;
  const { conditions } = execution.state;
  if (conditions.size === 0) return true;
  const touched = [...conditions.values()].filter(
    (condition) => runs(execution, condition) && isTouched(execution, condition, changed),
  );
  lookAtAll(execution, touched);
  return true;
};

/** After each step: looks at conditions until none names a variable that was set since. Answers whether any was set. */
export const lookAtConditions = (execution: Execution): boolean => {
  const waiting: (() => void)[] = [];
  let touched = false;
  execution.looking = waiting;
  try {
    for (let next: (() => void) | undefined = () => undefined; next; next = waiting.shift()) {
      next();
      while (lookAtTouched(execution)) touched = true;
    }
  } finally {
    execution.looking = null;
  }
  return touched;
};

/** What follows once conditions have been looked at: in turn, as one that is met may let a thousand others be met. */
export const afterConditions = (execution: Execution, next: () => void): void => {
  if (execution.looking) return void execution.looking.push(next);
  lookAtConditions(execution);
  next();
};
