import type { Key, ProcessEvent } from '@relevo/bpmn-kernel';
import type { CaseReader } from './case-reader.js';
import type { Fork, Forks } from './forks.js';
import type { Act, TakenWay } from './protocol.js';

interface Passed {
  readonly fork: Fork;
  readonly processInstanceKey: Key;
  readonly flowIds: readonly string[];
}

type Taken = Extract<ProcessEvent, { type: 'SequenceFlowTaken' }>;

/** The first token of each gateway on the way; of a split, all the ways it took. */
const passedIn = (events: readonly ProcessEvent[], reader: CaseReader, forks: Forks): readonly Passed[] => {
  const passed = new Map<Fork, Passed>();
  const over = new Set<Fork>();
  let last: Fork | null = null;
  for (const event of events) {
    const fork = event.type === 'SequenceFlowTaken' ? forkOf(event, reader, forks) : null;
    if (fork !== null && event.type === 'SequenceFlowTaken' && !over.has(fork)) {
      const flowIds = [...(passed.get(fork)?.flowIds ?? []), event.flowId];
      passed.set(fork, { fork, processInstanceKey: event.processInstanceKey, flowIds });
    }
    if (last !== null && last !== fork) over.add(last);
    last = fork;
  }
  return [...passed.values()];
};

const forkOf = ({ processInstanceKey, flowId }: Taken, reader: CaseReader, forks: Forks): Fork | null => {
  const definition = reader.definitionOf(processInstanceKey);
  const elementId = definition?.flows[flowId]?.source;
  return definition === undefined || elementId === undefined ? null : forks.at({ processId: definition.id, elementId });
};

/** The button of the task said it: nothing is left to ask about. */
const saidByButton = (act: Act, { fork, processInstanceKey }: Passed, reader: CaseReader): boolean => {
  if (act.kind !== 'complete-task') return false;
  const task = reader.node(processInstanceKey, act.at.elementId);
  if (task?.type !== 'userTask' || task.form !== undefined) return false;
  return task.outcomes.some(({ flowId }) => fork.ways.some((way) => way.flowId === flowId));
};

const isChosen = (act: Act, { elementId }: Fork): boolean => act.kind === 'choose' && act.at.elementId === elementId;

/** What gateways decided on the way of one step, for the person to ask "what if". */
export const takenWays = (
  { act, events }: { readonly act: Act; readonly events: readonly ProcessEvent[] },
  reader: CaseReader,
  forks: Forks,
): readonly TakenWay[] =>
  passedIn(events, reader, forks)
    .filter((passed) => passed.fork.ways.length > 1 && !isChosen(act, passed.fork))
    .filter((passed) => !saidByButton(act, passed, reader))
    .map(({ fork, processInstanceKey, flowIds }) => ({
      processId: fork.processId,
      elementId: fork.elementId,
      name: fork.name,
      inside: reader.inside(processInstanceKey),
      labels: fork.ways.filter(({ flowId }) => flowIds.includes(flowId)).map(({ label }) => label),
      byPerson: (act.decided ?? []).some(
        ({ processId, elementId }) => processId === fork.processId && elementId === fork.elementId,
      ),
      others: fork.ways.filter(({ flowId }) => !flowIds.includes(flowId)),
    }));
