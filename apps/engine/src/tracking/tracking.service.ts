import { Injectable } from '@nestjs/common';
import type { Key, Variables } from '@relevo/bpmn-kernel';
import type { Comment, TrackingPage } from '@relevo/contracts';
import type { Identity } from '../access/identity.js';
import { CommentsService } from '../tickets/comments.service.js';
import type { LanguageHint } from '../tickets/language.js';
import { Readers } from '../tickets/readers.js';
import { noSuchTicket } from '../tickets/ticket-access.js';
import { TicketFinder } from '../tickets/ticket-finder.js';
import { UserTaskService } from '../user-tasks/user-task.service.js';
import { TrackingPages } from './tracking-pages.js';
import type { TrackedCompletion } from './tracking-requests.js';

/** What the holder of a link sees and does: opening changes nothing, every act is a call of its own. */
@Injectable()
export class TrackingService {
  constructor(
    private readonly finder: TicketFinder,
    private readonly pages: TrackingPages,
    private readonly readers: Readers,
    private readonly tasks: UserTaskService,
    private readonly comments: CommentsService,
  ) {}

  async page(link: Identity, hint: LanguageHint): Promise<TrackingPage> {
    const row = await this.finder.byCase(caseOf(link));
    if (!row) throw noSuchTicket('');
    return this.pages.of(link, row, this.readers.asRequester(link, hint));
  }

  /** The same page for somebody who is signed in. */
  async ownPage(identity: Identity, number: string, hint: LanguageHint): Promise<TrackingPage> {
    const row = await this.finder.visible(identity, number);
    return this.pages.of(identity, row, this.readers.asRequester(identity, hint));
  }

  complete(link: Identity, { taskKey, values }: TrackedCompletion): Promise<void> {
    return this.tasks.complete(link, taskKey as Key, { kind: 'submission', data: values as Variables });
  }

  comment(link: Identity, text: string): Promise<Comment> {
    return this.comments.addToCase(link, caseOf(link), { text, visibility: 'public' });
  }
}

const caseOf = (link: Identity): Key => link.linkCaseKey as Key;
