import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import { CurrentIdentity } from '../../access/current-identity.js';
import type { Identity } from '../../access/identity.js';
import { type SearchAnswer, type SearchRequest, searchRequest } from '../search/search-request.js';
import * as requests from './user-task-requests.js';
import { UserTaskReads } from './user-task-reads.js';
import { UserTaskWrites } from './user-task-writes.js';

@Controller('v2/user-tasks')
export class UserTasksController {
  constructor(
    private readonly reads: UserTaskReads,
    private readonly writes: UserTaskWrites,
  ) {}

  @Post('search')
  @HttpCode(200)
  search(
    @CurrentIdentity() identity: Identity,
    @Body({ schema: searchRequest }) request: SearchRequest,
  ): Promise<SearchAnswer<object>> {
    return this.reads.search(identity, request);
  }

  @Get(':key')
  get(@CurrentIdentity() identity: Identity, @Param('key') key: string): Promise<object> {
    return this.reads.get(identity, key);
  }

  /** 204 for a task with the default form: Camunda's clients know linked forms alone. */
  @Get(':key/form')
  async form(
    @CurrentIdentity() identity: Identity,
    @Param('key') key: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<object | undefined> {
    const form = await this.reads.form(identity, key);
    response.status(form ? 200 : 204);
    return form ?? undefined;
  }

  @Post(':key/variables/search')
  @HttpCode(200)
  variables(
    @CurrentIdentity() identity: Identity,
    @Param('key') key: string,
    @Body({ schema: searchRequest }) request: SearchRequest,
  ): Promise<SearchAnswer<object>> {
    return this.reads.variables(identity, key, request);
  }

  @Post(':key/completion')
  @HttpCode(204)
  complete(
    @CurrentIdentity() identity: Identity,
    @Param('key') key: string,
    @Body({ schema: requests.completionRequest }) request: requests.CompletionRequest,
  ): Promise<void> {
    return this.writes.complete(identity, key, request);
  }

  @Post(':key/assignment')
  @HttpCode(204)
  assign(
    @CurrentIdentity() identity: Identity,
    @Param('key') key: string,
    @Body({ schema: requests.assignmentRequest }) request: requests.AssignmentRequest,
  ): Promise<void> {
    return this.writes.assign(identity, key, request);
  }

  @Delete(':key/assignee')
  @HttpCode(204)
  unassign(@CurrentIdentity() identity: Identity, @Param('key') key: string): Promise<void> {
    return this.writes.unassign(identity, key);
  }

  @Patch(':key')
  @HttpCode(204)
  update(
    @CurrentIdentity() identity: Identity,
    @Param('key') key: string,
    @Body({ schema: requests.updateRequest }) request: requests.UpdateRequest,
  ): Promise<void> {
    return this.writes.update(identity, key, request);
  }
}
