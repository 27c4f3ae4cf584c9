import { Module } from '@nestjs/common';
import { LiveModule } from '../live/live.module.js';
import { CommentStore } from './comment-store.js';
import { CommentsController } from './comments.controller.js';
import { CommentsService } from './comments.service.js';

@Module({ imports: [LiveModule], controllers: [CommentsController], providers: [CommentStore, CommentsService] })
export class DiagramCommentsModule {}
