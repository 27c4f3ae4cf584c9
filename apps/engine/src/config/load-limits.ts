/** What an engine takes in at the same moment; above it callers are told to come back (429), so that memory stays flat. */
export interface LoadLimits {
  /** HTTP requests that are being answered, without long polls and live streams. */
  readonly requests: number;
  /** Bytes of their bodies together. */
  readonly requestBytes: number;
  /** Commands that wait for the executor or are being executed, and the bytes that came with them. */
  readonly queueCommands: number;
  readonly queueBytes: number;
  /** Bytes of one upload with all its files. */
  readonly uploadBytes: number;
  /** Requests that wait for work (job activation, `awaitCompletion`), in all and of one account. */
  readonly longPolls: number;
  readonly longPollsOfOne: number;
  /** Open live streams, in all and of one account. */
  readonly liveStreams: number;
  readonly liveStreamsOfOne: number;
  /** Open TCP connections; more are closed at once. */
  readonly connections: number;
  /** Rows of the cases that are kept in memory, about 1.5 KB each; the least recently used leave first. */
  readonly cacheRows: number;
}

const MB = 1_048_576;

export const defaultLoadLimits: LoadLimits = {
  requests: 2_000,
  requestBytes: 128 * MB,
  queueCommands: 1_000,
  queueBytes: 64 * MB,
  uploadBytes: 64 * MB,
  longPolls: 2_000,
  longPollsOfOne: 500,
  liveStreams: 5_000,
  liveStreamsOfOne: 50,
  connections: 10_000,
  cacheRows: 100_000,
};

interface LoadLimitVariable {
  readonly of: keyof LoadLimits;
  readonly from: number;
  readonly to: number;
}

/** The environment's names. Below `from` an engine would refuse its own screens; above `to` nothing is protected. */
export const loadLimitVariables: Readonly<Record<string, LoadLimitVariable>> = {
  RELEVO_LIMIT_REQUESTS: { of: 'requests', from: 10, to: 100_000 },
  RELEVO_LIMIT_REQUEST_BYTES: { of: 'requestBytes', from: 8 * MB, to: 4_096 * MB },
  RELEVO_LIMIT_QUEUE_COMMANDS: { of: 'queueCommands', from: 10, to: 100_000 },
  RELEVO_LIMIT_QUEUE_BYTES: { of: 'queueBytes', from: 8 * MB, to: 4_096 * MB },
  RELEVO_LIMIT_UPLOAD_BYTES: { of: 'uploadBytes', from: MB, to: 1_024 * MB },
  RELEVO_LIMIT_LONG_POLLS: { of: 'longPolls', from: 1, to: 100_000 },
  RELEVO_LIMIT_LONG_POLLS_OF_ONE: { of: 'longPollsOfOne', from: 1, to: 100_000 },
  RELEVO_LIMIT_LIVE_STREAMS: { of: 'liveStreams', from: 1, to: 100_000 },
  RELEVO_LIMIT_LIVE_STREAMS_OF_ONE: { of: 'liveStreamsOfOne', from: 1, to: 100_000 },
  RELEVO_LIMIT_CONNECTIONS: { of: 'connections', from: 10, to: 1_000_000 },
  RELEVO_LIMIT_CACHE_ROWS: { of: 'cacheRows', from: 1_000, to: 10_000_000 },
};
