/** One thing about a form that publication refuses or warns of; "Expected X, but Y", then the way out. */
export interface FormFinding {
  readonly severity: 'error' | 'warning';
  readonly code: FormFindingCode;
  /** The component's id, and its label or key. */
  readonly elementId?: string;
  readonly elementName?: string;
  readonly message: string;
}

export type FormFindingCode =
  | 'file-too-large'
  | 'not-json'
  | 'not-a-form'
  | 'newer-form'
  | 'unknown-component'
  | 'duplicate-id'
  | 'missing-key'
  | 'invalid-key'
  | 'duplicate-key'
  | 'invalid-property'
  | 'invalid-expression'
  | 'invalid-pattern'
  | 'too-many-components';

export class FormFindings {
  readonly all: FormFinding[] = [];

  error(code: FormFindingCode, message: string, component?: Readonly<Record<string, unknown>>): void {
    this.all.push({ severity: 'error', code, message, ...place(component) });
  }

  get hasErrors(): boolean {
    return this.all.some(({ severity }) => severity === 'error');
  }
}

function place(
  component: Readonly<Record<string, unknown>> | undefined,
): Pick<FormFinding, 'elementId' | 'elementName'> {
  const id = component?.id;
  const name = component && nameOf(component);
  return {
    ...(typeof id === 'string' ? { elementId: id } : {}),
    ...(name === undefined ? {} : { elementName: name }),
  };
}

/** What people call a component: its label, unless that is computed, else its key. */
export function nameOf({ label, key, path, id }: Readonly<Record<string, unknown>>): string | undefined {
  const written = typeof label === 'string' && !label.startsWith('=') && !label.includes('{{') ? label.trim() : '';
  return [written, key, path, id].find((name): name is string => typeof name === 'string' && name !== '');
}
