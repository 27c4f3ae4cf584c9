import { Injectable } from '@nestjs/common';
import type { CaseState, Key } from '@relevo/bpmn-kernel';
import { actorOf, type Identity } from '../../access/identity.js';
import { EngineError } from '../../errors/engine-error.js';
import { CaseLocator } from '../../execution/case-locator.js';
import { Executor } from '../../execution/executor.js';
import { requireRight } from '../v2-rights.js';
import type { AdHocActivationRequest } from './element-instance-requests.js';

/** Begins activities of an ad-hoc subprocess that is going on. */
@Injectable()
export class AdHocActivities {
  constructor(
    private readonly locator: CaseLocator,
    private readonly executor: Executor,
  ) {}

  async activate(identity: Identity, key: string, request: AdHocActivationRequest): Promise<void> {
    requireRight(identity, 'activate activities');
    const caseKey = await this.locator.caseOf('element-instance', key);
    const activities = request.elements.map(({ elementId, variables }) => ({ elementId, variables: variables ?? {} }));
    await this.executor.submit({
      name: 'ActivateAdHocActivities',
      caseKey,
      actor: actorOf(identity),
      perform: (workspace) => {
        requireAdHoc(workspace.state, key);
        workspace.run({
          type: 'ActivateAdHocActivities',
          elementKey: key as Key,
          activities,
          cancelRemaining: request.cancelRemainingInstances ?? false,
        });
      },
    });
  }
}

const requireAdHoc = ({ elements }: CaseState, key: string): void => {
  const element = elements.get(key as Key);
  if (element?.type === 'adHocSubProcess' && element.loop?.kind !== 'body') return;
  const what = element ? `(${element.elementId}) is a ${element.type}` : 'it is not going on any more';
  throw new EngineError(
    'not-found',
    `Expected ${key} to be an ad-hoc subprocess that is going on, but ${what}. Look it up again.`,
  );
};
