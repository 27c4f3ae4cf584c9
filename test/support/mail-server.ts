import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A mail as it came over the wire. */
export interface ReceivedMail {
  readonly to: readonly string[];
  /** Lower case; folded lines are one. */
  readonly headers: ReadonlyMap<string, string>;
  /** Everything behind the headers, quoted-printable undone. */
  readonly body: string;
}

/** What the server says to the next mails, oldest first; then it takes them. */
export type Refusal = { readonly at: 'recipient' | 'data'; readonly code: number; readonly text: string };

const unquoted = (text: string): string => {
  const bytes = text
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
};

const parse = (raw: string, to: readonly string[]): ReceivedMail => {
  const end = raw.indexOf('\r\n\r\n');
  const lines = raw
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
  const headers = new Map(
    lines.map((line): [string, string] => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  return { to, headers, body: unquoted(raw.slice(end + 4)) };
};

const refused = ({ code, text }: Refusal): Error => Object.assign(new Error(text), { responseCode: code });

/** A real SMTP server on loopback. */
export class MailServer {
  readonly mails: ReceivedMail[] = [];
  readonly refusals: Refusal[] = [];
  /** Runs when a mail has come whole and before the server says so. */
  beforeAnswer: () => Promise<void> = () => Promise.resolve();
  readonly #waiting = new Set<() => void>();
  #server: SMTPServer | null = null;
  #tries = 0;

  private constructor(private port: number) {}

  static async open(): Promise<MailServer> {
    const server = new MailServer(0);
    await server.listen();
    return server;
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  /** Mails that were begun, taken or not. */
  get tries(): number {
    return this.#tries;
  }

  /** On the same port as before. */
  async listen(): Promise<void> {
    const server = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      // Connections that wait for a next mail are cut when it goes away.
      closeTimeout: 100,
      onMailFrom: (_address, _session, done) => {
        this.#tries += 1;
        this.#tell();
        done();
      },
      onRcptTo: (_address, _session, done) => done(this.#refusal('recipient')),
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => void this.#take(Buffer.concat(chunks).toString('utf8'), session.envelope.rcptTo, done));
      },
    });
    // A client that was killed in the middle is no failure of the server.
    server.on('error', () => undefined);
    this.#server = server;
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.port = (server.server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    if (server) await new Promise<void>((resolve) => server.close(resolve));
  }

  /** The mails that came, when there are at least so many. */
  async received(count: number): Promise<readonly ReceivedMail[]> {
    await this.#until(() => this.mails.length >= count);
    return this.mails;
  }

  /** When so many have been tried. */
  tried(count: number): Promise<void> {
    return this.#until(() => this.#tries >= count);
  }

  async #take(raw: string, to: readonly { readonly address: string }[], done: (error?: Error | null) => void) {
    const refusal = this.#refusal('data');
    if (refusal) return done(refusal);
    this.mails.push(
      parse(
        raw,
        to.map(({ address }) => address),
      ),
    );
    this.#tell();
    await this.beforeAnswer();
    done();
  }

  #refusal(at: Refusal['at']): Error | null {
    return this.refusals[0]?.at === at ? refused(this.refusals.shift() as Refusal) : null;
  }

  #tell(): void {
    for (const look of this.#waiting) look();
  }

  #until(holds: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = (): void => {
        if (!holds()) return;
        this.#waiting.delete(look);
        resolve();
      };
      this.#waiting.add(look);
      look();
    });
  }
}
