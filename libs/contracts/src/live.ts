/**
 * GET /api/live (server-sent events). The first message is `hello` with the stream's id;
 * PUT /api/live/:id sets its topics. A message says what changed, never the data.
 */
export type LiveTopic =
  | 'tasks'
  | 'tickets'
  | 'articles'
  | 'processes'
  | 'operations'
  | `ticket:${string}`
  | `draft:${string}`
  | `process:${string}`;

export type LiveMessage =
  | { readonly kind: 'hello'; readonly stream: string }
  | { readonly kind: 'changed'; readonly topic: LiveTopic; readonly caseKey?: string; readonly sequence?: number }
  /** After a gap: reload what is shown. */
  | { readonly kind: 'reload' };

export interface SetTopics {
  readonly topics: readonly LiveTopic[];
}
