import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Instant, PublishedDefinition, Services } from '@relevo/bpmn-kernel';
import type { EventDefinition, StartEvent } from '@relevo/bpmn-model';
import { DeploymentListeners } from '../catalogue/deployment-listeners.js';
import type { Transaction } from '../database/database.js';
import { KernelServices } from '../execution/kernel-services.js';

type TimerEvent = Extract<EventDefinition, { kind: 'timer' }>;
type MessageEvent = Extract<EventDefinition, { kind: 'message' }>;

const FORGET = [
  'DELETE FROM start_timer WHERE bpmn_process_id = $1',
  'DELETE FROM start_message WHERE bpmn_process_id = $1',
];
const WAIT_FOR_TIME = `INSERT INTO start_timer (bpmn_process_id, element_id, definition_key, due_at, repeat)
  VALUES ($1, $2, $3, $4, $5)`;
const WAIT_FOR_MESSAGE = `INSERT INTO start_message (bpmn_process_id, element_id, definition_key, message_name)
  VALUES ($1, $2, $3, $4)`;

/** Timer and message start events: the newest version of each process id waits, older ones do not any more. */
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
      const { definition } = published;
      for (const text of FORGET) await tx.query(text, [definition.id]);
      for (const id of definition.startEvents) {
        const node = definition.nodes[id];
        if (node?.type === 'startEvent') await this.#wait(tx, services, { published, node });
      }
    }
  }

  async #wait(tx: Transaction, services: Services, { published, node }: Waiting): Promise<void> {
    const { key, definition } = published;
    if (node.event.kind === 'message') {
      await tx.query(WAIT_FOR_MESSAGE, [definition.id, node.id, key, nameOf(node.event, services)]);
    }
    if (node.event.kind === 'timer') {
      const schedule = scheduleOf(node.event, services);
      if (!schedule) return;
      const repeat = schedule.repeat && JSON.stringify(schedule.repeat);
      await tx.query(WAIT_FOR_TIME, [definition.id, node.id, key, schedule.dueAt, repeat]);
    }
  }
}

interface Waiting {
  readonly published: PublishedDefinition;
  readonly node: StartEvent;
}

/** Nothing has started yet, so an expression sees no variable; publishing has refused what needs one. */
const noVariable = () => undefined;

const nameOf = ({ message }: MessageEvent, services: Services): string => {
  const evaluation = services.evaluate(message.name, noVariable);
  return evaluation.ok ? String(evaluation.value) : '';
};

const scheduleOf = ({ timer }: TimerEvent, services: Services) => {
  const evaluation = services.evaluate(timer.value, noVariable);
  if (!evaluation.ok) return null;
  const schedule = services.schedule(timer.kind, evaluation.value, services.now);
  return 'invalid' in schedule ? null : schedule;
};
