import { Body, Controller, Delete, Get, Header, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Key } from '@relevo/bpmn-kernel';
import type { Comment, IssuedTrackingLink, TrackingLink, TrackingPage } from '@relevo/contracts';
import type { Request } from 'express';
import { CurrentIdentity } from '../access/current-identity.js';
import type { Identity } from '../access/identity.js';
import { Public } from '../access/public.js';
import { AskedLanguage, type LanguageHint } from '../tickets/language.js';
import { taskKeySchema } from '../user-tasks/task-requests.js';
import { LinkIdentities } from './link-identity.js';
import { TrackingLinksService } from './tracking-links.service.js';
import { trackedCommentSchema, trackedCompletionSchema, type TrackedCompletion } from './tracking-requests.js';
import { TrackingService } from './tracking.service.js';

/** For whoever holds a link. The address is the secret: it is never sent on, and nothing is stored on the way. */
@Public()
@ApiTags('tracking')
@Controller('api/tracking/:token')
export class TrackingController {
  constructor(
    private readonly links: LinkIdentities,
    private readonly tracking: TrackingService,
  ) {}

  @Get()
  @Header('Referrer-Policy', 'no-referrer')
  @Header('Cache-Control', 'no-store')
  async page(
    @Param('token') token: string,
    @Req() request: Request,
    @AskedLanguage() hint: LanguageHint,
  ): Promise<TrackingPage> {
    return this.tracking.page(await this.links.of(token, request.ip ?? ''), hint);
  }

  @Post('complete')
  @HttpCode(204)
  @Header('Referrer-Policy', 'no-referrer')
  async complete(
    @Param('token') token: string,
    @Req() request: Request,
    @Body({ schema: trackedCompletionSchema }) completion: TrackedCompletion,
  ): Promise<void> {
    await this.tracking.complete(await this.links.of(token, request.ip ?? ''), completion);
  }

  @Post('comments')
  @Header('Referrer-Policy', 'no-referrer')
  async comment(
    @Param('token') token: string,
    @Req() request: Request,
    @Body({ schema: trackedCommentSchema }) { text }: { readonly text: string },
  ): Promise<Comment> {
    return this.tracking.comment(await this.links.of(token, request.ip ?? ''), text);
  }
}

/** For people who are signed in: the requester's own page, and the links to it. */
@ApiTags('tracking')
@Controller('api/tickets/:number')
export class TicketTrackingController {
  constructor(
    private readonly tracking: TrackingService,
    private readonly links: TrackingLinksService,
  ) {}

  @Get('tracking')
  page(
    @CurrentIdentity() identity: Identity,
    @Param('number') number: string,
    @AskedLanguage() hint: LanguageHint,
  ): Promise<TrackingPage> {
    return this.tracking.ownPage(identity, number, hint);
  }

  @Get('links')
  list(@CurrentIdentity() identity: Identity, @Param('number') number: string): Promise<readonly TrackingLink[]> {
    return this.links.list(identity, number);
  }

  @Post('links')
  issue(@CurrentIdentity() identity: Identity, @Param('number') number: string): Promise<IssuedTrackingLink> {
    return this.links.issue(identity, number);
  }

  @Delete('links/:key')
  @HttpCode(204)
  withdraw(
    @CurrentIdentity() identity: Identity,
    @Param('number') number: string,
    @Param('key', { schema: taskKeySchema }) key: Key,
  ): Promise<void> {
    return this.links.withdraw(identity, number, key);
  }
}
