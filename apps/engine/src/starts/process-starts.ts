import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Instant, PublishedDefinition, Services } from '@relevo/bpmn-kernel';
import type { Expression, TimerDefinition } from '@relevo/bpmn-model';
import { DeploymentListeners } from '../catalogue/deployment-listeners.js';
import type { Transaction } from '../database/database.js';
import { KernelServices } from '../execution/kernel-services.js';
import { LONGEST_NAME } from '../execution/longest-name.js';
import { type StartTrigger, startTriggers } from './start-triggers.js';

const FORGET = ['start_timer', 'start_message', 'start_signal', 'start_arrival'].map(
  (table) => `DELETE FROM ${table} WHERE bpmn_process_id = $1`,
);
const WAIT_FOR_TIME = `INSERT INTO start_timer
    (bpmn_process_id, element_id, trigger_index, definition_key, of_triggers, due_at, repeat)
  VALUES ($1, $2, $3, $4, $5, $6, $7)`;
const WAIT_FOR_MESSAGE = `INSERT INTO start_message
    (bpmn_process_id, element_id, trigger_index, definition_key, of_triggers, message_name)
  VALUES ($1, $2, $3, $4, $5, $6)`;
const WAIT_FOR_SIGNAL = `INSERT INTO start_signal
    (bpmn_process_id, element_id, trigger_index, definition_key, of_triggers, signal_name)
  VALUES ($1, $2, $3, $4, $5, $6)`;

/**
 * What starts a process without a person: the newest version of each process id waits, older ones do not any more.
 * Conditions are not waited for: `ConditionalStarts` looks at them when it is asked.
 */
@Injectable()
export class ProcessStarts implements OnModuleInit {
  constructor(
    private readonly kernel: KernelServices,
    private readonly listeners: DeploymentListeners,
  ) {}

  onModuleInit(): void {
    this.listeners.register({ deployed: (tx, { definitions, at }) => this.replace(tx, definitions, at) });
  }

  /** In the transaction that publishes them. */
  async replace(tx: Transaction, definitions: readonly PublishedDefinition[], at: Instant): Promise<void> {
    const services = this.kernel.at(at);
    for (const published of definitions) {
      await this.close(tx, published.definition.id);
      for (const start of startTriggers(published.definition)) await wait(tx, services, { published, start });
    }
  }

  /** Nothing starts this process by itself any more. */
  async close(tx: Transaction, bpmnProcessId: string): Promise<void> {
    for (const text of FORGET) await tx.query(text, [bpmnProcessId]);
  }
}

interface Waiting {
  readonly published: PublishedDefinition;
  readonly start: StartTrigger;
}

const wait = async (tx: Transaction, services: Services, { published, start }: Waiting): Promise<void> => {
  const { trigger, elementId, index } = start;
  const place = [published.definition.id, elementId, index, published.key, start.of];
  switch (trigger.kind) {
    case 'message':
      return void (await tx.query(WAIT_FOR_MESSAGE, [...place, nameOf(trigger.message.name, services)]));
    case 'signal':
      return void (await tx.query(WAIT_FOR_SIGNAL, [...place, nameOf(trigger.signal.name, services)]));
    case 'timer': {
      const schedule = scheduleOf(trigger.timer, services);
      if (!schedule) return;
      const repeat = schedule.repeat && JSON.stringify(schedule.repeat);
      await tx.query(WAIT_FOR_TIME, [...place, schedule.dueAt, repeat]);
    }
  }
};

/** Nothing has started yet, so an expression sees no variable; publishing has refused what needs one. */
const noVariable = () => undefined;

const nameOf = (name: Expression, services: Services): string => {
  const evaluation = services.evaluate(name, noVariable);
  const value = evaluation.ok ? String(evaluation.value) : '';
  return value.length > LONGEST_NAME ? '' : value;
};

const scheduleOf = ({ kind, value }: TimerDefinition, services: Services) => {
  const evaluation = services.evaluate(value, noVariable);
  if (!evaluation.ok) return null;
  const schedule = services.schedule(kind, evaluation.value, services.now);
  return 'invalid' in schedule ? null : schedule;
};
