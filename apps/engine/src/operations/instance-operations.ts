import { Injectable } from '@nestjs/common';
import type { Key, ProcessInstanceModification } from '@relevo/bpmn-kernel';
import { actorOf, type Identity } from '../access/identity.js';
import { CaseLocator, type Located } from '../execution/case-locator.js';
import { DeliveryWakeUp } from '../execution/delivery-wake-up.js';
import { Executor } from '../execution/executor.js';
import {
  type ActOutcome,
  cancelInstance,
  type InstanceAct,
  modifyInstance,
  resumeInstance,
  suspendInstance,
} from './instance-acts.js';
import { requireOperator } from './operation-rights.js';

export type Modification = Omit<ProcessInstanceModification, 'type' | 'processInstanceKey'>;

/** What an operator does to one process instance, each with a reason. */
@Injectable()
export class InstanceOperations {
  constructor(
    private readonly executor: Executor,
    private readonly locator: CaseLocator,
    private readonly deliveries: DeliveryWakeUp,
  ) {}

  async suspend(identity: Identity, key: string, reason: string): Promise<void> {
    requireOperator(identity, 'suspend process instances');
    await this.#onInstance(identity, key, suspendInstance(key as Key, reason));
  }

  async resume(identity: Identity, key: string, reason: string): Promise<void> {
    requireOperator(identity, 'resume process instances');
    await this.#onInstance(identity, key, resumeInstance(key as Key, reason));
    this.deliveries.raise();
  }

  async cancel(identity: Identity, key: string, reason: string): Promise<void> {
    requireOperator(identity, 'cancel process instances');
    await this.#onInstance(identity, key, cancelInstance(key as Key, reason));
  }

  async modify(identity: Identity, key: string, modification: Modification): Promise<void> {
    requireOperator(identity, 'modify process instances');
    const command = { type: 'ModifyProcessInstance', processInstanceKey: key as Key, ...modification } as const;
    await this.#onInstance(identity, key, modifyInstance(command));
  }

  /** Who may is decided by the caller. */
  async submit(
    identity: Identity,
    [what, key]: readonly [what: Located, key: string],
    act: InstanceAct,
  ): Promise<ActOutcome> {
    const caseKey = await this.locator.caseOf(what, key);
    return this.executor.submit({
      name: act.name,
      caseKey,
      actor: actorOf(identity),
      perform: act.perform,
      also: () => act.also(caseKey),
    });
  }

  #onInstance(identity: Identity, key: string, act: InstanceAct): Promise<ActOutcome> {
    return this.submit(identity, ['process-instance', key], act);
  }
}
