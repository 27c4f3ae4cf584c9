import { Injectable } from '@nestjs/common';
import type { Key } from '@relevo/bpmn-kernel';
import { actorOf, type Identity } from '../../access/identity.js';
import { CaseLocator } from '../../execution/case-locator.js';
import { Executor } from '../../execution/executor.js';
import { requireRight } from '../v2-rights.js';

@Injectable()
export class Incidents {
  constructor(
    private readonly executor: Executor,
    private readonly locator: CaseLocator,
  ) {}

  /** Tries the stuck element again; where the cause is still there, a new fault stands in its place. */
  async resolve(identity: Identity, key: string): Promise<void> {
    requireRight(identity, 'resolve incidents');
    const caseKey = await this.locator.caseOf('fault', key);
    await this.executor.submit({
      name: 'ResolveFault',
      caseKey,
      actor: actorOf(identity),
      perform: (workspace) => {
        workspace.run({ type: 'ResolveFault', faultKey: key as Key });
      },
    });
  }
}
