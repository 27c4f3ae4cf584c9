import type { Fault, Job, UserTask } from '@relevo/bpmn-kernel';
import type { FlowNode } from '@relevo/bpmn-model';
import type { FormLanguage } from '@relevo/forms';
import { variableNames } from '@relevo/forms';
import type { Values } from '@relevo/contracts';
import { CaseReader } from './case-reader.js';
import type { Fork } from './forks.js';
import { stoodFor } from './opaque-process.js';
import type { DueTimer, Todo } from './protocol.js';
import { defaultFormOf, type SimulatedServices } from './simulated-services.js';

interface Waiting {
  readonly key: string;
  readonly elementId: string;
  readonly processInstanceKey: Job['processInstanceKey'];
}

const decidable = new Set(['condition-not-boolean', 'no-flow-taken']);

/** Everything that the shown moment waits for, in the words of the diagram. */
export class WhatToDo {
  constructor(
    private readonly reader: CaseReader,
    private readonly services: SimulatedServices,
    private readonly language: FormLanguage,
  ) {}

  list(): readonly Todo[] {
    const { state } = this.reader;
    return [
      ...[...state.faults.values()].map((fault) => this.#fault(fault)),
      ...[...state.userTasks.values()].map((task) => this.#task(task)),
      ...[...state.jobs.values()].filter((job) => job.state === 'activatable').map((job) => this.#job(job)),
      ...[...state.subscriptions.values()].map((row) => ({
        ...this.#at({ ...row, elementId: row.targetElementId }),
        kind: 'message' as const,
        message: row.messageName,
        correlationKey: row.correlationKey,
      })),
      ...[...state.signals.values()].map((row) => ({
        ...this.#at({ ...row, elementId: row.targetElementId }),
        kind: 'signal' as const,
        signal: row.signalName,
      })),
      ...this.#conditions(),
    ];
  }

  /** The next to fire first. */
  timers(): readonly DueTimer[] {
    return [...this.reader.state.timers.values()]
      .filter(({ remaining }) => remaining === null)
      .map(({ targetElementId, processInstanceKey, dueAt }) => ({
        name: this.reader.nameOf(processInstanceKey, targetElementId),
        elementId: targetElementId,
        dueAt,
        leadsTo: this.#leadsTo(processInstanceKey, targetElementId),
      }))
      .toSorted((a, b) => a.dueAt - b.dueAt);
  }

  #leadsTo(processInstanceKey: Job['processInstanceKey'], elementId: string): string | null {
    const definition = this.reader.definitionOf(processInstanceKey);
    const [first] = definition?.nodes[elementId]?.outgoing ?? [];
    const target = first === undefined ? undefined : definition?.flows[first]?.target;
    return target === undefined ? null : (definition?.nodes[target]?.name ?? null);
  }

  #at({ key, elementId, processInstanceKey }: Waiting) {
    const name = this.reader.nameOf(processInstanceKey, elementId);
    return { at: { elementId, key }, name, inside: this.reader.inside(processInstanceKey) };
  }

  #task(task: UserTask): Todo {
    const { schema, buttons, names } = this.#formOf(task);
    const visible = this.reader.visible(task.elementKey);
    const data = Object.fromEntries(
      names.flatMap((name) => (name in visible ? [[name, visible[name]]] : [])),
    ) as Values;
    const { candidateGroups: groups, assignee, dueAt } = task;
    return { kind: 'task', ...this.#at(task), groups, assignee, dueAt, schema, buttons, data };
  }

  #formOf(task: UserTask) {
    const linked = task.formKey === null ? null : this.services.form(task.formKey);
    if (linked) return { schema: linked.schema, buttons: [], names: variableNames(linked.form) };
    const node = this.reader.node(task.processInstanceKey, task.elementId);
    if (node?.type !== 'userTask') throw new Error(`Expected ${task.elementId} to be a user task, but it is not.`);
    const { schema, buttons } = defaultFormOf(node, this.language);
    return { schema: schema as Values, buttons: buttons as Extract<Todo, { kind: 'task' }>['buttons'], names: [] };
  }

  #job(job: Job): Todo {
    const node = this.reader.node(job.processInstanceKey, job.elementId);
    const standsFor = stoodFor(job.type);
    const common = { kind: 'job' as const, ...this.#at(job), type: job.type, standsFor };
    return { ...common, suggested: this.#suggested(job, node), errorCodes: this.#errorCodes(job) };
  }

  /** What its output mappings and ticket fields read is what it is expected to answer. */
  #suggested(job: Job, node: FlowNode | undefined): readonly string[] {
    if (node === undefined) return [];
    const known = this.reader.visible(job.elementKey);
    const sources = [...node.outputs.map(({ source }) => source), ...Object.values(node.ticketFields)];
    const names = sources.flatMap((source) => (source.kind === 'feel' ? [source.source] : []));
    return [...new Set(names)].filter((name) => /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) && !(name in known));
  }

  /** Codes that something around it catches: its boundary events, and those of the scopes around. */
  #errorCodes(job: Job): readonly string[] {
    const definition = this.reader.definitionOf(job.processInstanceKey);
    if (definition === undefined) return [];
    const codes = Object.values(definition.nodes).flatMap((node) => {
      if (node.type !== 'boundaryEvent' && node.type !== 'startEvent') return [];
      if (node.event.kind !== 'error') return [];
      if (node.type === 'boundaryEvent' && !this.#isAround(job, node.attachedTo)) return [];
      const { code } = node.event.error;
      return code === undefined ? ['error'] : code.kind === 'static' ? [code.value] : [];
    });
    return [...new Set(codes)];
  }

  #isAround(job: Job, elementId: string): boolean {
    const { elements } = this.reader.state;
    return this.reader.scopesFrom(job.elementKey).some((key) => elements.get(key)?.elementId === elementId);
  }

  #conditions(): readonly Todo[] {
    return [...this.reader.state.conditions.values()].flatMap((row) => {
      const node = this.reader.node(row.processInstanceKey, row.targetElementId);
      if (node === undefined || !('event' in node)) return [];
      const { event } = node;
      const trigger = event.kind === 'multiple' ? event.triggers[row.trigger] : event;
      if (trigger?.kind !== 'conditional') return [];
      const { expression, names } = trigger.condition;
      const at = this.#at({ ...row, elementId: row.targetElementId });
      return [{ kind: 'condition' as const, ...at, expression: expression.source, names }];
    });
  }

  /** A gateway that could not decide is a choice; everything else says what is wrong. */
  #fault(fault: Fault): Todo {
    const common = this.#at(fault);
    const { code, message } = fault;
    const fork = decidable.has(fault.code) ? this.reader.forkOf(fault) : null;
    if (fork !== null) return { ...common, ...this.#choice(fault, fork) };
    const named = /variables? ((?:"[^"]+"(?:, )?)+) (?:is|are) not known/.exec(fault.message)?.[1] ?? '';
    return {
      kind: 'fault',
      ...common,
      code,
      message,
      names: [...named.matchAll(/"([^"]+)"/g)].map(([, name]) => name ?? ''),
    };
  }

  #choice(fault: Fault, { ways, several }: Fork) {
    const verdict = this.reader.undecided(fault);
    return {
      kind: 'choice' as const,
      message: verdict === null ? fault.message : null,
      unknown: verdict?.unknown ?? [],
      otherwise: verdict?.otherwise ?? null,
      several,
      ways,
    };
  }
}
