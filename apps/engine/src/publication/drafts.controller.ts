import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { AlsoUsed, Draft, DraftCheck, DraftSummary, Published } from '@relevo/contracts';
import { CurrentIdentity } from '../access/current-identity.js';
import type { Identity } from '../access/identity.js';
import { DraftPublication } from './draft-publication.js';
import * as requests from './draft-requests.js';
import { DraftsService } from './drafts.service.js';
import { UsedElsewhere } from './used-elsewhere.js';

@ApiTags('drafts')
@Controller('api/drafts')
export class DraftsController {
  constructor(
    private readonly drafts: DraftsService,
    private readonly publication: DraftPublication,
    private readonly used: UsedElsewhere,
  ) {}

  @Get()
  list(@CurrentIdentity() identity: Identity): Promise<readonly DraftSummary[]> {
    return this.drafts.list(identity);
  }

  @Get(':id')
  read(
    @CurrentIdentity() identity: Identity,
    @Param('id', { schema: requests.draftIdParam }) id: string,
  ): Promise<Draft> {
    return this.drafts.read(identity, id);
  }

  @Post()
  create(
    @CurrentIdentity() identity: Identity,
    @Body({ schema: requests.createDraft }) draft: requests.CreateDraftRequest,
  ): Promise<Draft> {
    return this.drafts.create(identity, draft);
  }

  @Put(':id')
  save(
    @CurrentIdentity() identity: Identity,
    @Param('id', { schema: requests.draftIdParam }) id: string,
    @Body({ schema: requests.saveDraft }) draft: requests.SaveDraftRequest,
  ): Promise<Draft> {
    return this.drafts.save(identity, id, draft);
  }

  @Delete(':id')
  @HttpCode(204)
  remove(
    @CurrentIdentity() identity: Identity,
    @Param('id', { schema: requests.draftIdParam }) id: string,
  ): Promise<void> {
    return this.drafts.remove(identity, id);
  }

  @Get(':id/also-used')
  alsoUsed(
    @CurrentIdentity() identity: Identity,
    @Param('id', { schema: requests.draftIdParam }) id: string,
  ): Promise<readonly AlsoUsed[]> {
    return this.used.by(identity, id);
  }

  @Post(':id/check')
  @HttpCode(200)
  check(
    @CurrentIdentity() identity: Identity,
    @Param('id', { schema: requests.draftIdParam }) id: string,
  ): Promise<DraftCheck> {
    return this.publication.check(identity, id);
  }

  @Post(':id/publish')
  @HttpCode(200)
  publish(
    @CurrentIdentity() identity: Identity,
    @Param('id', { schema: requests.draftIdParam }) id: string,
    @Body({ schema: requests.publishDraft }) request: requests.PublishDraftRequest,
  ): Promise<Published> {
    return this.publication.publish(identity, id, request);
  }
}
