/** One thing that deployment refuses or warns of. `message` reads "Expected X, but Y" and ends in the way out. */
export interface DecisionFinding {
  readonly severity: 'error' | 'warning';
  readonly code: DecisionFindingCode;
  readonly elementId?: string;
  readonly elementName?: string;
  readonly message: string;
}

export type DecisionFindingCode =
  | 'file-too-large'
  | 'doctype'
  | 'not-dmn'
  | 'duplicate-id'
  | 'unknown-element'
  | 'unsupported-element'
  | 'missing-id'
  | 'missing-logic'
  | 'dangling-reference'
  | 'requirement-cycle'
  | 'invalid-table'
  | 'invalid-expression'
  | 'unused-element';

/** Collects what is wrong with a file. */
export class Findings {
  readonly all: DecisionFinding[] = [];

  error(code: DecisionFindingCode, message: string, element?: Named): void {
    this.all.push({ severity: 'error', code, message, ...place(element) });
  }

  warning(code: DecisionFindingCode, message: string, element?: Named): void {
    this.all.push({ severity: 'warning', code, message, ...place(element) });
  }

  get hasErrors(): boolean {
    return this.all.some(({ severity }) => severity === 'error');
  }
}

export interface Named {
  readonly id?: string | undefined;
  readonly name?: string | undefined;
}

function place(element: Named | undefined): Pick<DecisionFinding, 'elementId' | 'elementName'> {
  return {
    ...(element?.id === undefined ? {} : { elementId: element.id }),
    ...(element?.name === undefined ? {} : { elementName: element.name }),
  };
}

/** `"Priority" (decision_1)`, for messages. */
export function called({ id, name }: Named): string {
  if (name === undefined || name === '') return `"${id ?? 'without id'}"`;
  return id === undefined ? `"${name}"` : `"${name}" (${id})`;
}
