import { FeelDate } from 'feelin';
import { kindOf } from '../values/kinds.js';
import { midnight } from '../values/temporal.js';
import { coerceTo, typeNamed } from '../values/types.js';
import { Callable, type Arguments, type ClockReading } from './callable.js';

interface Parameter {
  readonly name: string;
  /** A type of FEEL, `any`, `some` (anything but null) or names joined by `|`. */
  readonly type: string;
  readonly optional: boolean;
  /** Takes all arguments that are left; alone, it takes a list of them as well. */
  readonly rest: boolean;
}

// Arguments come checked by their signature.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Body = (args: readonly any[], clock: ClockReading) => unknown;

interface Signature {
  readonly parameters: readonly Parameter[];
  readonly body: Body;
}

/** `'string:string, length:number?'`: each parameter's name and type; `?` may be left out, `...` takes many. */
export const signature = (written: string, body: Body): Signature => ({
  body,
  parameters: written === '' ? [] : written.split(', ').map(readParameter),
});

function readParameter(written: string): Parameter {
  const [name = '', type = 'any'] = written.split(':');
  return {
    name,
    type: type.replace(/^\.\.\.|\?$/g, ''),
    optional: type.endsWith('?'),
    rest: type.startsWith('...'),
  };
}

/** A function that is built in: the first signature that the arguments fit answers, none: null. */
export function builtin(...signatures: readonly Signature[]): Callable {
  const names = signatures[0]?.parameters.map(({ name }) => name) ?? [];
  return new Callable(names, (args, clock) => {
    for (const { parameters, body } of signatures) {
      const values = bound(parameters, args);
      if (values) return body(values, clock);
    }
    return null;
  });
}

function bound(parameters: readonly Parameter[], args: Arguments): readonly unknown[] | null {
  const given = args instanceof Map ? byName(parameters, args) : byPlace(parameters, args as readonly unknown[]);
  if (!given) return null;
  const values: unknown[] = [];
  for (const [index, parameter] of parameters.entries()) {
    const value = parameter.rest ? converted(parameter, given[index]) : convertedOne(parameter, given[index]);
    if (value === refused) return null;
    values.push(value);
  }
  return values;
}

function byName(parameters: readonly Parameter[], args: ReadonlyMap<string, unknown>): readonly unknown[] | null {
  const known = [...args.keys()].every((name) => parameters.some((parameter) => parameter.name === name));
  if (!known) return null;
  return parameters.map(({ name, rest }) => {
    const value = args.get(name);
    return rest && !Array.isArray(value) ? (value === undefined ? [] : [value]) : value;
  });
}

function byPlace(parameters: readonly Parameter[], args: readonly unknown[]): readonly unknown[] | null {
  const last = parameters.at(-1);
  if (!last?.rest) return args.length > parameters.length ? null : args.map((value) => value ?? null);
  const before = args.slice(0, parameters.length - 1);
  const rest = args.slice(parameters.length - 1);
  const [only] = rest;
  return [...before, rest.length === 1 && Array.isArray(only) && parameters.length === 1 ? only : rest];
}

const refused = Symbol('refused');

function converted(parameter: Parameter, values: unknown): unknown {
  if (!Array.isArray(values)) return refused;
  const all = values.map((value) => convertedOne(parameter, value ?? null));
  return all.includes(refused) ? refused : all;
}

function convertedOne({ type, optional }: Parameter, value: unknown): unknown {
  if (value === undefined) return optional ? undefined : refused;
  if (type === 'any') return value;
  if (value === null) return refused;
  if (type === 'some') return value;
  for (const name of type.split('|')) {
    const result = fitted(name, value);
    if (result !== null) return result;
  }
  return refused;
}

function fitted(name: string, value: unknown): unknown {
  const test = typeNamed(name);
  if (!test) return null;
  if (name === 'list') return Array.isArray(value) ? value : [value];
  if (name === 'date and time' && value instanceof FeelDate) return midnight(value);
  return kindOf(value) === 'list' && name !== 'list' ? coerceTo(test, value) : test(value) ? value : null;
}
