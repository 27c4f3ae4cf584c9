import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type {
  AddComment,
  Comment,
  HistoryRecordView,
  Page,
  ReportedTicket,
  ReportTicket,
  TicketDetail,
  TicketDiagram,
  TicketSummary,
  TicketVariables,
  TimelineEntry,
} from '@relevo/contracts';
import type { Request } from 'express';
import { CurrentIdentity } from '../access/current-identity.js';
import type { Identity } from '../access/identity.js';
import { Public } from '../access/public.js';
import { CancelTicketService } from './cancel-ticket.service.js';
import { CommentsService } from './comments.service.js';
import { AskedLanguage, type LanguageHint } from './language.js';
import { Readers } from './readers.js';
import { ReportLimit } from './report-limit.js';
import { cancelSchema, commentSchema, reportTicketSchema } from './report-requests.js';
import { ReportTicketService } from './report-ticket.service.js';
import { TicketFinder } from './ticket-finder.js';
import { ticketSearchSchema, type TicketSearch } from './ticket-search.js';
import { TicketsService } from './tickets.service.js';

/** Reporting and finding tickets. */
@ApiTags('tickets')
@Controller('api/tickets')
export class TicketsController {
  constructor(
    private readonly reports: ReportTicketService,
    private readonly limit: ReportLimit,
    private readonly finder: TicketFinder,
    private readonly readers: Readers,
  ) {}

  @Post()
  @Public()
  async report(
    @CurrentIdentity() identity: Identity | null,
    @Body({ schema: reportTicketSchema }) report: ReportTicket,
    @Headers('idempotency-key') idempotencyKey: string | undefined,
    @Req() request: Request,
  ): Promise<ReportedTicket> {
    await this.limit.count(identity, request.ip ?? '');
    return this.reports.report(identity, report, idempotencyKey);
  }

  @Get()
  list(
    @CurrentIdentity() identity: Identity,
    @Query({ schema: ticketSearchSchema }) search: TicketSearch,
    @AskedLanguage() hint: LanguageHint,
  ): Promise<Page<TicketSummary>> {
    return this.finder.search(search, identity, this.readers.of(identity, hint));
  }
}

/** One ticket. */
@ApiTags('tickets')
@Controller('api/tickets/:number')
export class TicketController {
  constructor(
    private readonly tickets: TicketsService,
    private readonly readers: Readers,
    private readonly comments: CommentsService,
    private readonly cancelling: CancelTicketService,
  ) {}

  @Get()
  detail(
    @CurrentIdentity() identity: Identity,
    @Param('number') number: string,
    @AskedLanguage() hint: LanguageHint,
  ): Promise<TicketDetail> {
    return this.tickets.detail(identity, number, this.readers.of(identity, hint));
  }

  @Get('timeline')
  timeline(
    @CurrentIdentity() identity: Identity,
    @Param('number') number: string,
    @AskedLanguage() hint: LanguageHint,
  ): Promise<readonly TimelineEntry[]> {
    return this.tickets.timeline(identity, number, this.readers.of(identity, hint));
  }

  @Get('diagram')
  diagram(@CurrentIdentity() identity: Identity, @Param('number') number: string): Promise<TicketDiagram> {
    return this.tickets.diagram(identity, number);
  }

  @Get('variables')
  variables(@CurrentIdentity() identity: Identity, @Param('number') number: string): Promise<TicketVariables> {
    return this.tickets.variables(identity, number);
  }

  @Get('history')
  history(
    @CurrentIdentity() identity: Identity,
    @Param('number') number: string,
  ): Promise<readonly HistoryRecordView[]> {
    return this.tickets.history(identity, number);
  }

  @Get('comments')
  listComments(@CurrentIdentity() identity: Identity, @Param('number') number: string): Promise<readonly Comment[]> {
    return this.comments.list(identity, number);
  }

  @Post('comments')
  addComment(
    @CurrentIdentity() identity: Identity,
    @Param('number') number: string,
    @Body({ schema: commentSchema }) comment: AddComment,
  ): Promise<Comment> {
    return this.comments.add(identity, number, comment);
  }

  @Post('cancel')
  @HttpCode(204)
  cancel(
    @CurrentIdentity() identity: Identity,
    @Param('number') number: string,
    @Body({ schema: cancelSchema }) body: { readonly reason?: string } | undefined,
  ): Promise<void> {
    return this.cancelling.cancel(identity, number, body?.reason);
  }
}
