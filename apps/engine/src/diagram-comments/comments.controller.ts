import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { DiagramComment } from '@relevo/contracts';
import { CurrentIdentity } from '../access/current-identity.js';
import type { Identity } from '../access/identity.js';
import * as requests from './comment-requests.js';
import { CommentsService } from './comments.service.js';

@ApiTags('processes')
@Controller('api/processes/:id/comments')
export class CommentsController {
  constructor(private readonly comments: CommentsService) {}

  @Get()
  list(@CurrentIdentity() identity: Identity, @Param('id') id: string): Promise<readonly DiagramComment[]> {
    return this.comments.list(identity, id);
  }

  @Post()
  write(
    @CurrentIdentity() identity: Identity,
    @Param('id') id: string,
    @Body({ schema: requests.writeComment }) comment: requests.WriteCommentRequest,
  ): Promise<DiagramComment> {
    return this.comments.write(identity, id, comment);
  }

  @Put(':comment/resolution')
  resolve(
    @CurrentIdentity() identity: Identity,
    @Param('id') id: string,
    @Param('comment', { schema: requests.commentIdParam }) comment: string,
    @Body({ schema: requests.resolveComment }) { resolved }: requests.ResolveCommentRequest,
  ): Promise<DiagramComment> {
    return this.comments.resolve(identity, id, comment, resolved);
  }

  @Delete(':comment')
  @HttpCode(204)
  remove(
    @CurrentIdentity() identity: Identity,
    @Param('id') id: string,
    @Param('comment', { schema: requests.commentIdParam }) comment: string,
  ): Promise<void> {
    return this.comments.remove(identity, id, comment);
  }
}
