import { jest } from '@jest/globals';
import type { ProcessDefinition } from '@relevo/bpmn-model';
import { OverlayTable } from './case/overlay-table.js';
import { caseChanges, emptyCase, execute, mergeCase, type CaseState, type Key } from './index.js';
import { aProcess, multiInstance, TestServices } from './testing/index.js';

const started = (definition: ProcessDefinition, services: TestServices): CaseState => {
  const definitionKey = services.publish(definition);
  const start = { type: 'StartProcessInstance', processInstanceKey: 'i' as Key, definitionKey, variables: {} } as const;
  const outcome = execute(emptyCase('case' as Key), start, services);
  if (!outcome.ok) throw new Error(outcome.rejection.message);
  return mergeCase(outcome.state);
};

/** Rows that completing these tasks one after another passes and changes, task by task. */
const costOf = (elementIds: readonly string[], definition: ProcessDefinition): readonly number[] => {
  const services = new TestServices();
  let state = started(definition, services);
  const read = jest.spyOn(OverlayTable.prototype, 'get');
  const scan = jest.spyOn(OverlayTable.prototype, 'values');
  const costs = elementIds.flatMap((elementId) => {
    const task = [...state.userTasks.values()].find((open) => open.elementId === elementId);
    read.mockClear();
    scan.mockClear();
    const values = { kind: 'variables', variables: { y: 1 } } as const;
    const command = { type: 'CompleteUserTask', userTaskKey: task?.key ?? ('' as Key), values } as const;
    const outcome = execute(state, command, services);
    if (!outcome.ok) throw new Error(outcome.rejection.message);
    const { elements, userTasks, loopItems, variables } = caseChanges(outcome.state);
    const tables = [elements, userTasks, loopItems, variables];
    const changed = tables.map(({ upserts, deletes }) => upserts.length + deletes.length);
    const cost = [outcome.events.length, read.mock.calls.length, scan.mock.calls.length, ...changed];
    state = mergeCase(outcome.state);
    return cost;
  });
  jest.restoreAllMocks();
  return costs;
};

const beside = (others: number): ProcessDefinition => {
  const drawing = aProcess('p').startEvent('start').parallelGateway('fork');
  for (let index = 0; index <= others; index += 1) {
    drawing.from('fork').userTask(`a${index}`).userTask(`b${index}`).to('join');
  }
  return drawing.from(null).parallelGateway('join').endEvent('end').build();
};

/** Many instances over a collection, whose outputs are collected. */
const instances = (count: number, sequential: boolean): ProcessDefinition => {
  const list = JSON.stringify(Array.from({ length: count }, (_, index) => index));
  const loop = multiInstance({ sequential, collection: list, item: 'x', collect: ['ys', 'y'] });
  return aProcess('p').startEvent('start').userTask('a', loop).endEvent('end').build();
};

describe('the cost of a step', () => {
  it('is the same beside one other element as beside a thousand', () => {
    expect(costOf(['a0', 'b0'], beside(1000))).toEqual(costOf(['a0', 'b0'], beside(1)));
  });

  it.each([false, true])('is the same for one of ten instances as for one of a thousand (sequential: %s)', (mode) => {
    const three = ['a', 'a', 'a'];
    expect(costOf(three, instances(1000, mode))).toEqual(costOf(three, instances(10, mode)));
  });
});
