import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { CaseChange, CaseEvent } from '../execution/executor.js';
import { Executor } from '../execution/executor.js';
import { LiveHub } from './live-hub.js';

const taskEvents: ReadonlySet<CaseEvent['type']> = new Set([
  'UserTaskCreated',
  'UserTaskAssigned',
  'UserTaskUpdated',
  'UserTaskCompleted',
  'UserTaskCancelled',
  'TicketFieldsSet',
]);

/** What an operator looks at. */
const operationEvents: ReadonlySet<CaseEvent['type']> = new Set([
  'FaultRaised',
  'FaultResolved',
  'ProcessInstanceSuspended',
  'ProcessInstanceResumed',
]);

/** Says after each commit of this engine what changed. */
@Injectable()
export class LivePublisher implements OnModuleInit, OnModuleDestroy {
  private stop: () => void = () => undefined;

  constructor(
    private readonly executor: Executor,
    private readonly hub: LiveHub,
  ) {}

  onModuleInit(): void {
    this.stop = this.executor.onCommitted((change) => this.publish(change));
  }

  onModuleDestroy(): void {
    this.stop();
  }

  private publish({ ticket, caseKey, sequence, events }: CaseChange): void {
    const detail = { caseKey, sequence, ...(ticket && { requesterId: ticket.requesterId }) };
    if (ticket) {
      this.hub.changed(`ticket:${ticket.number}`, detail);
      this.hub.changed('tickets', detail);
    }
    if (events.some(({ type }) => taskEvents.has(type))) this.hub.changed('tasks', detail);
    if (events.some(({ type }) => operationEvents.has(type))) this.hub.changed('operations', detail);
  }
}
