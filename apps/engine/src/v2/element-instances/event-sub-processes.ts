import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ProcessDefinition } from '@relevo/bpmn-model';
import { DeploymentListeners } from '../../catalogue/deployment-listeners.js';

const REMEMBER = 'UPDATE process_definition SET event_sub_processes = $2 WHERE key = $1';

/** Searches tell event subprocesses from the others, by type: what the diagram says stands beside its version. */
@Injectable()
export class EventSubProcesses implements OnModuleInit {
  constructor(private readonly listeners: DeploymentListeners) {}

  onModuleInit(): void {
    this.listeners.register({
      deployed: async (tx, { definitions }) => {
        for (const { key, definition } of definitions) {
          const ids = eventSubProcessesOf(definition);
          if (ids.length > 0) await tx.query(REMEMBER, [key, ids]);
        }
      },
    });
  }
}

const eventSubProcessesOf = ({ nodes }: ProcessDefinition): readonly string[] =>
  Object.values(nodes).flatMap((node) => (node.type === 'subProcess' && node.triggeredByEvent ? [node.id] : []));
