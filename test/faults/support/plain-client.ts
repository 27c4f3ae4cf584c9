import { Agent, request } from 'node:http';

/** `status` 0: the connection broke, so nobody knows. */
export interface PlainAnswer {
  readonly status: number;
  readonly retryAfter: number;
  readonly body: string;
  readonly milliseconds: number;
}

/** Posts JSON over as many connections as it takes: cheaper than fetch, so that the engine is the one that is loaded. */
export class PlainClient {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 4_000, maxFreeSockets: 4_000, scheduling: 'fifo' });

  constructor(
    private readonly url: string,
    private readonly token: string,
  ) {}

  post(path: string, body: object): Promise<PlainAnswer> {
    return this.#send('POST', path, JSON.stringify(body));
  }

  get(path: string): Promise<PlainAnswer> {
    return this.#send('GET', path, null);
  }

  /** Opens so many connections and keeps them: libuv accepts one at a turn of the loop, which is not what is tried. */
  async connect(connections: number): Promise<void> {
    for (let open = 50; open < connections * 2; open *= 2)
      await Promise.all(Array.from({ length: Math.min(open, connections) }, () => this.get('/health/live')));
  }

  close(): void {
    this.#agent.destroy();
  }

  #send(method: string, path: string, body: string | null): Promise<PlainAnswer> {
    const began = performance.now();
    return new Promise((resolve) => {
      const broken = (error: NodeJS.ErrnoException): void =>
        resolve({
          status: 0,
          retryAfter: 1,
          body: error.code ?? error.message,
          milliseconds: performance.now() - began,
        });
      const headers = {
        authorization: `Bearer ${this.token}`,
        ...(body !== null && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
      };
      const sent = request(`${this.url}${path}`, { method, agent: this.#agent, headers }, (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (text += chunk));
        response.once('error', broken);
        response.once('end', () => {
          const retryAfter = Number(response.headers['retry-after'] ?? 1);
          const milliseconds = performance.now() - began;
          resolve({ status: response.statusCode ?? 0, retryAfter, body: text, milliseconds });
        });
      });
      sent.once('error', broken);
      sent.end(body ?? undefined);
    });
  }
}
