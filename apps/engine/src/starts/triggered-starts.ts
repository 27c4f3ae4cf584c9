import { Injectable } from '@nestjs/common';
import type { Instant, Key, Variables } from '@relevo/bpmn-kernel';
import type { Actor } from '../access/identity.js';
import { Executor } from '../execution/executor.js';
import { Keys } from '../keys/keys.js';
import { GatheredStarts } from './gathered-starts.js';

/** A start whose trigger has come. */
export interface TriggeredStart {
  readonly bpmnProcessId: string;
  readonly definitionKey: Key;
  readonly elementId: string;
  /** Which trigger of how many that must come. */
  readonly trigger: { readonly index: number; readonly of: number };
}

export interface Trigger {
  readonly actor: Actor;
  readonly variables: Variables;
  readonly at: Instant;
}

/** Starts instances, each in a case of its own, at once. */
@Injectable()
export class TriggeredStarts {
  constructor(
    private readonly executor: Executor,
    private readonly keys: Keys,
    private readonly gathered: GatheredStarts,
  ) {}

  /** Null where other triggers must come too. */
  async start(start: TriggeredStart, { actor, variables, at }: Trigger): Promise<Key | null> {
    if (start.trigger.of > 1) {
      await this.gathered.arrive({ ...start, variables, at });
      return null;
    }
    await this.keys.reserve(1);
    const processInstanceKey = this.keys.nextKey();
    const { definitionKey, elementId: startElementId } = start;
    await this.executor.submit({
      name: 'StartProcessInstance',
      caseKey: processInstanceKey,
      opens: true,
      actor,
      perform: (workspace) =>
        void workspace.run({
          type: 'StartProcessInstance',
          ...{ processInstanceKey, definitionKey, variables, startElementId },
        }),
    });
    return processInstanceKey;
  }
}
