import type { Problem, SessionInfo } from '@relevo/contracts';

/** The engine refused: its problem details, and the whole answer with whatever more it carries (the kept draft of a conflict). */
export class ApiError extends Error {
  constructor(
    readonly problem: Problem,
    readonly answer: Readonly<Record<string, unknown>> = {},
  ) {
    super(problem.detail);
    this.name = 'ApiError';
  }

  get status(): number {
    return this.problem.status;
  }

  get code(): string {
    return this.problem.code;
  }
}

/** No answer came: the engine is not reachable, or something between cut the line. */
export class ConnectionError extends Error {
  constructor() {
    super('no answer');
    this.name = 'ConnectionError';
  }
}

export type Query = Readonly<Record<string, string | number | boolean | null | undefined>>;

export interface CallOptions {
  readonly query?: Query;
  readonly signal?: AbortSignal;
  /** Sent as `Idempotency-Key`: a repeat answers what the first one did. */
  readonly idempotencyKey?: string;
  /** Lets the call outlive the page (a draft kept while the tab closes). */
  readonly keepalive?: boolean;
}

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

const withQuery = (path: string, query: Query | undefined): string => {
  const parts = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== undefined && value !== null && value !== '') parts.set(name, String(value));
  }
  return parts.size === 0 ? path : `${path}?${parts.toString()}`;
};

const refusal = async (response: Response): Promise<ApiError> => {
  const fallback: Problem = {
    type: 'about:blank',
    title: response.statusText,
    status: response.status,
    detail: response.statusText,
    code: `http-${response.status}`,
  };
  if (!(response.headers.get('content-type') ?? '').includes('json')) return new ApiError(fallback);
  const answer = (await response.json()) as Readonly<Record<string, unknown>>;
  return new ApiError({ ...fallback, ...(answer as Partial<Problem>) }, answer);
};

/** Calls `/api` as the contracts say it. One per page; it remembers the session's CSRF token. */
export class ApiClient {
  #csrfToken: string | null = null;
  #language: string | null = null;

  get csrfToken(): string | null {
    return this.#csrfToken;
  }

  /** The language that labels of forms and steps come in. */
  speak(language: string): void {
    this.#language = language;
  }

  async session(): Promise<SessionInfo> {
    return this.remember(await this.get<SessionInfo>('/api/session'));
  }

  remember(session: SessionInfo): SessionInfo {
    this.#csrfToken = session.csrfToken;
    return session;
  }

  get<Answer>(path: string, options?: CallOptions): Promise<Answer> {
    return this.#call<Answer>('GET', path, undefined, options);
  }

  post<Answer>(path: string, body: unknown, options?: CallOptions): Promise<Answer> {
    return this.#call<Answer>('POST', path, body, options);
  }

  put<Answer>(path: string, body: unknown, options?: CallOptions): Promise<Answer> {
    return this.#call<Answer>('PUT', path, body, options);
  }

  delete<Answer>(path: string, options?: CallOptions): Promise<Answer> {
    return this.#call<Answer>('DELETE', path, undefined, options);
  }

  async #call<Answer>(method: Method, path: string, body: unknown, options: CallOptions = {}): Promise<Answer> {
    const response = await this.#send(method, withQuery(path, options.query), body, options);
    if (!response.ok) throw await refusal(response);
    const text = await response.text();
    return (text === '' ? undefined : JSON.parse(text)) as Answer;
  }

  async #send(method: Method, url: string, body: unknown, options: CallOptions): Promise<Response> {
    const headers = new Headers({ accept: 'application/json' });
    if (this.#language !== null) headers.set('accept-language', this.#language);
    if (body !== undefined) headers.set('content-type', 'application/json');
    if (method !== 'GET' && this.#csrfToken !== null) headers.set('x-csrf-token', this.#csrfToken);
    if (options.idempotencyKey !== undefined) headers.set('idempotency-key', options.idempotencyKey);
    const request: RequestInit = { method, headers, credentials: 'same-origin' };
    if (body !== undefined) request.body = JSON.stringify(body);
    if (options.signal !== undefined) request.signal = options.signal;
    if (options.keepalive !== undefined) request.keepalive = options.keepalive;
    try {
      return await fetch(url, request);
    } catch (cause) {
      if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
      throw new ConnectionError();
    }
  }
}

export const api = new ApiClient();
