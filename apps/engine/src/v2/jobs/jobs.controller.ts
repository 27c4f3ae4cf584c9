import { Body, Controller, HttpCode, Param, Patch, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import { CurrentIdentity } from '../../access/current-identity.js';
import type { Identity } from '../../access/identity.js';
import { type SearchAnswer, type SearchRequest, searchRequest } from '../search/search-request.js';
import { StaffSearch } from '../search/staff-search.js';
import * as requests from './job-requests.js';
import { jobs } from './job-search.js';
import { Jobs } from './jobs.js';

@Controller('v2/jobs')
export class JobsController {
  constructor(
    private readonly jobs: Jobs,
    private readonly searcher: StaffSearch,
  ) {}

  @Post('activation')
  @HttpCode(200)
  activate(
    @CurrentIdentity() identity: Identity,
    @Body({ schema: requests.activationRequest }) request: requests.ActivationRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<object> {
    return this.jobs.activate(identity, request, goneFrom(response));
  }

  @Post('search')
  @HttpCode(200)
  search(
    @CurrentIdentity() identity: Identity,
    @Body({ schema: searchRequest }) request: SearchRequest,
  ): Promise<SearchAnswer<object>> {
    return this.searcher.find(identity, jobs, request);
  }

  @Post(':key/completion')
  @HttpCode(204)
  complete(
    @CurrentIdentity() identity: Identity,
    @Param('key') key: string,
    @Body({ schema: requests.completionRequest }) request: requests.CompletionRequest,
  ): Promise<void> {
    return this.jobs.complete(identity, key, request);
  }

  @Post(':key/failure')
  @HttpCode(204)
  fail(
    @CurrentIdentity() identity: Identity,
    @Param('key') key: string,
    @Body({ schema: requests.failureRequest }) request: requests.FailureRequest,
  ): Promise<void> {
    return this.jobs.fail(identity, key, request);
  }

  @Post(':key/error')
  @HttpCode(204)
  throwError(
    @CurrentIdentity() identity: Identity,
    @Param('key') key: string,
    @Body({ schema: requests.errorRequest }) request: requests.ErrorRequest,
  ): Promise<void> {
    return this.jobs.throwError(identity, key, request);
  }

  @Patch(':key')
  @HttpCode(204)
  update(
    @CurrentIdentity() identity: Identity,
    @Param('key') key: string,
    @Body({ schema: requests.updateRequest }) request: requests.UpdateRequest,
  ): Promise<void> {
    return this.jobs.update(identity, key, request);
  }
}

/** Aborted when the client has left. */
const goneFrom = (response: Response): AbortSignal => {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  return gone.signal;
};
