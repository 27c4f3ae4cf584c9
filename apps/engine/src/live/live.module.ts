import { Module } from '@nestjs/common';
import { LiveHub } from './live-hub.js';
import { LivePublisher } from './live-publisher.js';
import { LiveRelay } from './live-relay.js';
import { LiveController } from './live.controller.js';
import { TopicRights } from './topic-rights.js';

@Module({
  controllers: [LiveController],
  providers: [LiveHub, LivePublisher, LiveRelay, TopicRights],
  exports: [LiveHub],
})
export class LiveModule {}
