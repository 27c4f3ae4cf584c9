import type { LiveMessage } from '@relevo/contracts';
import { basic, HttpClient } from '../../support/http-client.js';

/** Where the stream is opened. */
interface EngineAddress {
  readonly url: string;
}

/** A browser's stream: what it heard, and waiting for what it will hear. */
export class LiveStream {
  readonly heard: LiveMessage[] = [];
  private readonly ended = new AbortController();
  private waiting: (() => void)[] = [];

  private constructor(
    private readonly relevo: EngineAddress,
    private readonly user: string,
  ) {}

  static async open(relevo: EngineAddress, user: string, topics: readonly string[]): Promise<LiveStream> {
    const stream = new LiveStream(relevo, user);
    const response = await fetch(`${relevo.url}/api/live`, { headers: basic(user), signal: stream.ended.signal });
    if (response.status !== 200 || !response.body) throw new Error(`Expected a stream, got ${response.status}.`);
    void stream.read(response.body).catch(() => undefined);
    await stream.until((message) => message.kind === 'hello');
    const { status } = await stream.setTopics(topics);
    if (status !== 204) throw new Error(`Expected 204, got ${status}.`);
    return stream;
  }

  get id(): string {
    const hello = this.heard.find((message) => message.kind === 'hello');
    return hello?.kind === 'hello' ? hello.stream : '';
  }

  setTopics(topics: readonly string[], user = this.user) {
    return new HttpClient(this.relevo.url, basic(user)).put(`/api/live/${this.id}`, { topics });
  }

  /** Resolves when such a message has been heard; the test's own timeout ends the wait. */
  async until(matches: (message: LiveMessage) => boolean): Promise<LiveMessage> {
    for (;;) {
      const found = this.heard.find(matches);
      if (found) return found;
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
  }

  close(): void {
    this.ended.abort();
  }

  private async read(body: ReadableStream<Uint8Array>): Promise<void> {
    const decoder = new TextDecoder();
    let text = '';
    for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
      text += decoder.decode(chunk, { stream: true });
      const events = text.split('\n\n');
      text = events.pop() ?? '';
      for (const event of events) this.hear(event);
    }
  }

  private hear(event: string): void {
    const data = event.split('\n').find((line) => line.startsWith('data: '));
    if (data) this.heard.push(JSON.parse(data.slice('data: '.length)) as LiveMessage);
    this.waiting.splice(0).forEach((resolve) => resolve());
  }
}
