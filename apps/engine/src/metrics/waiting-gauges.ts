import { Injectable } from '@nestjs/common';
import { LiveStreams } from '../admission/live-streams.js';
import { LongPolls } from '../admission/long-polls.js';
import { gauge } from './instruments.js';
import { Metrics } from './metrics.js';

/** Who only waits. */
@Injectable()
export class WaitingGauges {
  constructor({ registry }: Metrics, polls: LongPolls, streams: LiveStreams) {
    gauge(registry, {
      name: 'relevo_long_polls_open',
      help: 'Requests that wait for jobs or for the end of an instance.',
      read: () => polls.open,
    });
    gauge(registry, {
      name: 'relevo_live_streams_open',
      help: 'Live streams that browsers hold open.',
      read: () => streams.open,
    });
  }
}
