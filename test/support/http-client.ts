import type { Problem } from '@relevo/contracts';

/** What the engine answered; `body` is the parsed JSON, else the text. */
export interface Answer<Body> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

const parse = (text: string, type: string): unknown => (/json/.test(type) && text !== '' ? JSON.parse(text) : text);

/** Calls an engine with the same headers each time. */
export class HttpClient {
  constructor(
    readonly url: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {}

  with(headers: Readonly<Record<string, string>>): HttpClient {
    return new HttpClient(this.url, { ...this.headers, ...headers });
  }

  get<Body = Problem>(path: string): Promise<Answer<Body>> {
    return this.send<Body>('GET', path);
  }

  post<Body = Problem>(path: string, body: unknown = {}): Promise<Answer<Body>> {
    return this.send<Body>('POST', path, body);
  }

  put<Body = Problem>(path: string, body: unknown = {}): Promise<Answer<Body>> {
    return this.send<Body>('PUT', path, body);
  }

  patch<Body = Problem>(path: string, body: unknown = {}): Promise<Answer<Body>> {
    return this.send<Body>('PATCH', path, body);
  }

  delete<Body = Problem>(path: string): Promise<Answer<Body>> {
    return this.send<Body>('DELETE', path);
  }

  /** FormData goes as multipart, a string as it is (give its content-type), anything else as JSON. */
  async send<Body>(method: Method, path: string, body?: unknown): Promise<Answer<Body>> {
    const asIs = body instanceof FormData || typeof body === 'string' || body === undefined;
    const response = await fetch(`${this.url}${path}`, {
      method,
      redirect: 'manual',
      headers: { ...(!asIs && { 'content-type': 'application/json' }), ...this.headers },
      ...(body !== undefined && { body: asIs ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const type = response.headers.get('content-type') ?? '';
    return { status: response.status, headers: response.headers, body: parse(text, type) as Body };
  }
}

export const basic = (user: string, password = user): Readonly<Record<string, string>> => ({
  authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
});
