import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Key } from '@relevo/bpmn-kernel';
import type {
  CompleteTask,
  KeepTaskDraft,
  NextTask,
  Page,
  TaskDetail,
  TaskDraft,
  TaskSummary,
} from '@relevo/contracts';
import type { Variables } from '@relevo/bpmn-kernel';
import { CurrentIdentity } from '../access/current-identity.js';
import type { Identity } from '../access/identity.js';
import { AskedLanguage, type LanguageHint } from '../tickets/language.js';
import { Readers } from '../tickets/readers.js';
import { TaskDraftService } from './task-draft.service.js';
import { TaskFinder } from './task-finder.js';
import { TaskReader } from './task-reader.js';
import {
  assignTaskSchema,
  completeTaskSchema,
  keepDraftSchema,
  taskKeySchema,
  taskSearchSchema,
} from './task-requests.js';
import type { TaskSearch } from './task-requests.js';
import { UserTaskService } from './user-task.service.js';

@ApiTags('tasks')
@Controller('api/tasks')
export class UserTasksController {
  constructor(
    private readonly tasks: UserTaskService,
    private readonly finder: TaskFinder,
    private readonly reader: TaskReader,
    private readonly drafts: TaskDraftService,
    private readonly readers: Readers,
  ) {}

  @Get()
  list(
    @CurrentIdentity() identity: Identity,
    @Query({ schema: taskSearchSchema }) search: TaskSearch,
    @AskedLanguage() hint: LanguageHint,
  ): Promise<Page<TaskSummary>> {
    return this.finder.search(search, identity, this.readers.of(identity, hint));
  }

  @Get('next')
  next(@CurrentIdentity() identity: Identity, @AskedLanguage() hint: LanguageHint): Promise<NextTask> {
    return this.finder.next(identity, this.readers.of(identity, hint));
  }

  @Get(':key')
  detail(
    @CurrentIdentity() identity: Identity,
    @Param('key', { schema: taskKeySchema }) key: Key,
    @AskedLanguage() hint: LanguageHint,
  ): Promise<TaskDetail> {
    return this.reader.detail(identity, key, this.readers.of(identity, hint));
  }

  @Post(':key/claim')
  @HttpCode(200)
  async claim(
    @CurrentIdentity() identity: Identity,
    @Param('key', { schema: taskKeySchema }) key: Key,
    @AskedLanguage() hint: LanguageHint,
  ): Promise<TaskDetail> {
    await this.tasks.claim(identity, key);
    return this.reader.detail(identity, key, this.readers.of(identity, hint));
  }

  @Post(':key/release')
  @HttpCode(204)
  release(@CurrentIdentity() identity: Identity, @Param('key', { schema: taskKeySchema }) key: Key): Promise<void> {
    return this.tasks.release(identity, key);
  }

  /** 204: the person who gave it away may not see it any more. */
  @Post(':key/assign')
  @HttpCode(204)
  assign(
    @CurrentIdentity() identity: Identity,
    @Param('key', { schema: taskKeySchema }) key: Key,
    @Body({ schema: assignTaskSchema }) { assignee }: { readonly assignee: string },
  ): Promise<void> {
    return this.tasks.assign(identity, key, assignee);
  }

  @Put(':key/draft')
  keepDraft(
    @CurrentIdentity() identity: Identity,
    @Param('key', { schema: taskKeySchema }) key: Key,
    @Body({ schema: keepDraftSchema }) draft: KeepTaskDraft,
  ): Promise<TaskDraft> {
    return this.drafts.keep(identity, key, draft);
  }

  @Post(':key/complete')
  @HttpCode(204)
  complete(
    @CurrentIdentity() identity: Identity,
    @Param('key', { schema: taskKeySchema }) key: Key,
    @Body({ schema: completeTaskSchema }) { values }: CompleteTask,
  ): Promise<void> {
    return this.tasks.complete(identity, key, { kind: 'submission', data: values as Variables });
  }
}
