import { Body, Controller, HttpCode, type MessageEvent, Param, Put, Sse } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { SetTopics } from '@relevo/contracts';
import { interval, map, merge, type Observable, takeUntil, timer } from 'rxjs';
import { LiveStreams } from '../admission/live-streams.js';
import { CurrentIdentity } from '../access/current-identity.js';
import type { Identity } from '../access/identity.js';
import { LiveHub } from './live-hub.js';
import { topicsSchema } from './live-requests.js';
import { TopicRights } from './topic-rights.js';

/** Wall time, milliseconds. Proxies cut connections that are silent for a minute. */
const heartbeatEvery = 20_000;
/** Rights are decided when a stream opens: none is older than this; browsers open the next one by themselves. */
const longestStream = 15 * 60_000;

@ApiTags('live')
@Controller('api/live')
export class LiveController {
  constructor(
    private readonly hub: LiveHub,
    private readonly rights: TopicRights,
    private readonly streams: LiveStreams,
  ) {}

  @Sse()
  open(@CurrentIdentity() identity: Identity): Observable<MessageEvent> {
    const messages = this.hub.open(identity).pipe(map((message): MessageEvent => ({ data: message })));
    const heartbeats = interval(heartbeatEvery).pipe(map((): MessageEvent => ({ comment: 'still here' })));
    const stream = merge(messages, heartbeats).pipe(takeUntil(timer(longestStream)), takeUntil(this.hub.closing));
    return this.streams.hold(identity, stream);
  }

  @Put(':stream')
  @HttpCode(204)
  async setTopics(
    @CurrentIdentity() identity: Identity,
    @Param('stream') stream: string,
    @Body({ schema: topicsSchema }) { topics }: SetTopics,
  ): Promise<void> {
    this.hub.setTopics(stream, identity, await this.rights.require(identity, topics));
  }
}
