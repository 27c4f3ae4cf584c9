import { Injectable } from '@nestjs/common';
import type { Key } from '@relevo/bpmn-kernel';
import { actorOf, type Identity } from '../access/identity.js';
import { EngineError } from '../errors/engine-error.js';
import { Executor, type CaseWorkspace } from '../execution/executor.js';
import { noSuchTicket, requireCancel, requireTicket } from './ticket-access.js';
import { TicketFinder } from './ticket-finder.js';

/** Ends a ticket before its process does. */
@Injectable()
export class CancelTicketService {
  constructor(
    private readonly executor: Executor,
    private readonly finder: TicketFinder,
  ) {}

  async cancel(identity: Identity, number: string, reason: string | undefined): Promise<void> {
    const { root_key } = await this.finder.visible(identity, number);
    await this.executor.submit({
      name: 'CancelTicket',
      caseKey: root_key as Key,
      actor: actorOf(identity),
      perform: (workspace) => cancelTicket(workspace, identity, reason),
    });
  }
}

const cancelTicket = (workspace: CaseWorkspace, identity: Identity, reason: string | undefined): void => {
  const { ticket, state, services } = workspace;
  if (!ticket) throw noSuchTicket(workspace.caseKey);
  requireTicket(identity, ticket, ticket.number);
  requireCancel(identity, ticket);
  const running = [...state.instances.values()].filter(
    ({ state: of, parentElementKey }) => of === 'active' && parentElementKey === null,
  );
  if (running.length === 0)
    throw new EngineError(
      'wrong-state',
      `Expected an open ticket, but ${ticket.number} has ended already. Reload it to see how.`,
    );
  if (reason !== undefined && reason !== '')
    workspace.record({
      type: 'CommentAdded',
      commentKey: services.nextKey(),
      author: identity.id,
      authorName: identity.name,
      visibility: 'public',
      text: reason,
    });
  for (const { key } of running) workspace.run({ type: 'CancelProcessInstance', processInstanceKey: key });
};
