/** RFC 9457 problem details; what every refused request answers, with content type application/problem+json. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  /** "Expected X, but Y", then the way out. For people. */
  readonly detail: string;
  readonly instance?: string;
  /** Stable; for programs. */
  readonly code: string;
  /** Of the request, as in the header `x-request-id` and in the engine's log. */
  readonly requestId?: string;
  readonly fields?: readonly FieldProblem[];
  /** Deployment and publication: what is wrong where. */
  readonly findings?: readonly DiagramFinding[];
}

export interface FieldProblem {
  /** Path of the field in the submitted values, e.g. `impact` or `contacts[0].mail`. */
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

export interface DiagramFinding {
  readonly severity: 'error' | 'warning';
  readonly code: string;
  readonly file?: string;
  readonly elementId?: string;
  readonly elementName?: string;
  readonly message: string;
  /** What `message` names, for the sentences of other languages. */
  readonly values?: Readonly<Record<string, string>>;
  /** Of an unsound flow: what `message` says, in each language of the screens. */
  readonly sentence?: { readonly en: string; readonly es: string };
  /** Of an unsound flow: elements and flows in the order in which tokens come there, from the start. */
  readonly path?: readonly string[];
  /** The ways out that the path needs: of which element, by which flow or event. */
  readonly choices?: readonly { readonly elementId: string; readonly flowId: string }[];
  /** Why the owner says that it cannot happen. */
  readonly answer?: string;
}

/** `nextCursor` null: this was the last page. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly total: number;
  readonly nextCursor: string | null;
}
