import { isObject } from '../data-path.js';
import { fieldBehaviors } from '../fields/field-behaviors.js';
import type { FieldType } from '../fields/field-type.js';
import { ClaimedPaths } from './claimed-paths.js';
import type { Component, Form } from './form.js';
import { FormFindings, nameOf, type FormFinding } from './form-finding.js';
import { PropertyReader, type Properties } from './read-properties.js';

/** Bounds of a form. */
export const formBounds = { characters: 1_000_000, components: 1_000, depth: 20 } as const;

/** The `schemaVersion` of form-js 1.23. */
export const schemaVersion = 19;

export type ParsedForm =
  | { readonly ok: true; readonly form: Form; readonly findings: readonly FormFinding[] }
  | { readonly ok: false; readonly findings: readonly FormFinding[] };

/** Reads a form-js schema, as text or as an object. Never throws. What would not work in a browser is refused. */
export function parseForm(source: unknown): ParsedForm {
  const findings = new FormFindings();
  const schema = readSchema(source, findings);
  if (!schema) return { ok: false, findings: findings.all };
  const components = new ComponentReader(findings).readAll(schema.components as readonly unknown[], []);
  if (findings.hasErrors) return { ok: false, findings: findings.all };
  const { id, versionTag } = schema;
  const form = {
    id: typeof id === 'string' ? id : '',
    ...(typeof versionTag === 'string' && versionTag !== '' ? { versionTag } : {}),
    schema,
    components,
    opensEmpty: false,
  };
  return { ok: true, form, findings: findings.all };
}

function readSchema(source: unknown, findings: FormFindings): Properties | null {
  const schema = typeof source === 'string' ? parseJson(source, findings) : source;
  if (findings.hasErrors) return null;
  if (!isObject(schema) || schema.type !== 'default' || !Array.isArray(schema.components)) {
    findings.error(
      'not-a-form',
      'Expected a form of form-js (type "default" with components), but found something else.',
    );
    return null;
  }
  if (typeof schema.schemaVersion === 'number' && schema.schemaVersion > schemaVersion) {
    const message = `Expected a form of schema version ${schemaVersion} or before, but it has ${schema.schemaVersion}. Save it with an older editor.`;
    findings.error('newer-form', message);
    return null;
  }
  return schema;
}

function parseJson(source: string, findings: FormFindings): unknown {
  if (source.length > formBounds.characters) {
    findings.error(
      'file-too-large',
      `Expected a form of at most ${formBounds.characters} characters, but it has ${source.length}.`,
    );
    return null;
  }
  try {
    return JSON.parse(source);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    findings.error('not-json', `Expected a form in JSON, but it cannot be read: ${reason}.`);
    return null;
  }
}

/** Components without data of their own. */
const presentation = new Set([
  ...['text', 'html', 'image', 'table', 'iframe', 'spacer', 'separator', 'button', 'documentPreview'],
]);

const unsafeKeys = new Set(['__proto__', 'constructor', 'prototype']);

interface Place {
  readonly path: readonly string[];
  readonly depth: number;
}

class ComponentReader {
  private readonly claimed = new ClaimedPaths();
  private readonly ids = new Set<string>();
  private count = 0;

  constructor(private readonly findings: FormFindings) {}

  readAll(components: readonly unknown[], path: readonly string[], depth = 1): readonly Component[] {
    if (depth > formBounds.depth || this.count + components.length > formBounds.components) {
      const message = `Expected at most ${formBounds.components} components and ${formBounds.depth} levels, but the form has more. Split it up.`;
      if (!this.findings.hasErrors) this.findings.error('too-many-components', message);
      return [];
    }
    this.count += components.length;
    return components.flatMap((component) => this.read(component, { path, depth }));
  }

  private read(component: unknown, place: Place): readonly Component[] {
    if (!isObject(component)) {
      this.findings.error('unknown-component', 'Expected components to be objects, but found something else.');
      return [];
    }
    this.checkId(component);
    const type = String(component.type);
    if (presentation.has(type)) return [];
    if (type === 'group' || type === 'dynamiclist') return this.container(component, type, place);
    if (type in fieldBehaviors && type !== 'outcome') return this.field(component, type as FieldType, place);
    const name = nameOf(component) ?? 'a component';
    const message = `Expected components that Relevo knows, but "${name}" is of type "${type}". Remove it or replace it.`;
    this.findings.error('unknown-component', message, component);
    return [];
  }

  private checkId(component: Properties): void {
    if (typeof component.id !== 'string') return;
    if (this.ids.has(component.id)) {
      const message = `Expected ids to be unique, but "${component.id}" is used again. Give one component another id.`;
      this.findings.error('duplicate-id', message, component);
    }
    this.ids.add(component.id);
  }

  private container(
    component: Properties,
    type: 'group' | 'dynamiclist',
    { path, depth }: Place,
  ): readonly Component[] {
    const isList = type === 'dynamiclist';
    const own = this.key(component, component.path, isList);
    if (!own || !this.claim(component, [...path, ...own], isList ? 'list' : 'group')) return [];
    const children = Array.isArray(component.components) ? component.components : [];
    const components = this.readAll(children, [...path, ...own], depth + 1);
    const base = this.base(component, own);
    if (!isList) return [{ ...base, kind: 'group', components }];
    const { defaultRepetitions, allowAddRemove } = component;
    const repetitions = typeof defaultRepetitions === 'number' ? Math.min(Math.max(0, defaultRepetitions), 100) : 1;
    return [
      { ...base, kind: 'list', components, defaultRepetitions: repetitions, allowAddRemove: allowAddRemove !== false },
    ];
  }

  private field(component: Properties, type: FieldType, { path }: Place): readonly Component[] {
    const own = this.key(component, component.key, true);
    if (!own || !this.claim(component, [...path, ...own], 'field')) return [];
    const reader = new PropertyReader(component, this.findings);
    return [
      {
        ...this.base(component, own),
        kind: 'field',
        type,
        disabled: component.disabled === true,
        readonly: reader.readonly(),
        defaultValue: component.defaultValue,
        rules: reader.rules(),
        options: reader.options(type),
        expression: type === 'expression' ? reader.expression() : null,
        properties: component,
      },
    ];
  }

  private base(component: Properties, path: readonly string[]) {
    const label = nameOf(component) ?? path.join('.');
    return { id: String(component.id ?? ''), path, label, hide: new PropertyReader(component, this.findings).hide() };
  }

  /** A key as path; an empty one where none is needed. form-js makes missing ones up at random, so they are refused. */
  private key(component: Properties, written: unknown, isRequired: boolean): readonly string[] | null {
    const name = nameOf(component) ?? String(component.type);
    if (written === undefined || written === null || written === '') {
      if (!isRequired) return [];
      const message = `Expected a key under which "${name}" is kept, but it has none. Give it one in the form editor.`;
      this.findings.error('missing-key', message, component);
      return null;
    }
    const segments = typeof written === 'string' ? written.split('.') : [''];
    if (segments.every((segment) => /^[\p{L}_$][\p{L}\p{N}_$-]*$/u.test(segment) && !unsafeKeys.has(segment))) {
      return segments;
    }
    const message = `Expected a key of letters, digits and "_", but "${name}" has ${JSON.stringify(written)}. Rename it.`;
    this.findings.error('invalid-key', message, component);
    return null;
  }

  private claim(component: Properties, path: readonly string[], kind: 'field' | 'list' | 'group'): boolean {
    if (this.claimed.claim(path, kind)) return true;
    const name = nameOf(component) ?? path.join('.');
    const message = `Expected keys to be unique, but "${path.join('.')}" of "${name}" is taken by another component. Rename one.`;
    this.findings.error('duplicate-key', message, component);
    return false;
  }
}
