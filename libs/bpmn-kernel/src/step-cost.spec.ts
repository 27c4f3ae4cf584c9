import { jest } from '@jest/globals';
import { OverlayTable } from './case/overlay-table.js';
import { caseChanges, emptyCase, execute, mergeCase, type CaseState, type Key } from './index.js';
import { aProcess, TestServices } from './testing/index.js';

const waitingBeside = (others: number, services: TestServices): CaseState => {
  const drawing = aProcess('p').startEvent('start').parallelGateway('fork');
  for (let index = 0; index <= others; index += 1) {
    drawing.from('fork').userTask(`a${index}`).userTask(`b${index}`).to('join');
  }
  const definitionKey = services.publish(drawing.from(null).parallelGateway('join').endEvent('end').build());
  const start = { type: 'StartProcessInstance', processInstanceKey: 'i' as Key, definitionKey, variables: {} } as const;
  const outcome = execute(emptyCase('case' as Key), start, services);
  if (!outcome.ok) throw new Error(outcome.rejection.message);
  return mergeCase(outcome.state);
};

/** Rows that completing the first branch's two tasks passes and changes. */
const costBeside = (others: number): readonly number[] => {
  const services = new TestServices();
  let state = waitingBeside(others, services);
  const read = jest.spyOn(OverlayTable.prototype, 'get');
  const scan = jest.spyOn(OverlayTable.prototype, 'values');
  const costs = ['a0', 'b0'].flatMap((elementId) => {
    const task = [...state.userTasks.values()].find((open) => open.elementId === elementId);
    read.mockClear();
    scan.mockClear();
    const values = { kind: 'variables', variables: {} } as const;
    const outcome = execute(
      state,
      { type: 'CompleteUserTask', userTaskKey: task?.key ?? ('' as Key), values },
      services,
    );
    if (!outcome.ok) throw new Error(outcome.rejection.message);
    const { elements, userTasks } = caseChanges(outcome.state);
    const changed = [elements, userTasks].map(({ upserts, deletes }) => upserts.length + deletes.length);
    const cost = [read.mock.calls.length, scan.mock.calls.length, ...changed];
    state = mergeCase(outcome.state);
    return cost;
  });
  jest.restoreAllMocks();
  return costs;
};

describe('the cost of a step', () => {
  it('is the same beside one other element as beside a thousand', () => {
    expect(costBeside(1000)).toEqual(costBeside(1));
  });
});
