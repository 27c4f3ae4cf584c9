import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedCall {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface ReceiverAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A real HTTP server that is told what happens. */
export class WebhookReceiver {
  readonly calls: ReceivedCall[] = [];
  /** For the next calls, oldest first; then 204. */
  readonly answers: ReceiverAnswer[] = [];
  readonly #waiting = new Set<() => void>();

  private constructor(private readonly server: Server) {}

  static async open(): Promise<WebhookReceiver> {
    const server = createServer();
    const receiver = new WebhookReceiver(server);
    server.on('request', (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { status, headers } = receiver.answers.shift() ?? { status: 204 };
        response.writeHead(status, headers).end();
        receiver.#note({ path: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks).toString() });
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return receiver;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** The calls, when there are at least so many. */
  received(count: number): Promise<readonly ReceivedCall[]> {
    return new Promise((resolve) => {
      const look = (): void => {
        if (this.calls.length < count) return;
        this.#waiting.delete(look);
        resolve(this.calls);
      };
      this.#waiting.add(look);
      look();
    });
  }

  #note(call: ReceivedCall): void {
    this.calls.push(call);
    for (const look of this.#waiting) look();
  }
}
