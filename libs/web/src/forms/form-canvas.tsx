import '@bpmn-io/form-js-viewer/dist/assets/form-js-base.css';
import { Form } from '@bpmn-io/form-js-viewer';
import type { Values } from '@relevo/contracts';
import { useEffect, useImperativeHandle, useRef, type Ref } from 'react';
import { useLanguage } from '../i18n/languages.js';
import { sayInPlace } from '../i18n/words-in-place.js';
import { speakInCalendars } from './calendars.js';
import classes from './form-canvas.module.css';
import { formSpanish } from './form-spanish.js';
import { editableValues, fieldIds, withoutButtons } from './form-schema.js';

export interface FormHandle {
  /** Checks every field and marks the wrong ones; null then. */
  submit(): Values | null;
  /** Shows what somebody else found wrong at the fields; answers what belongs to none of them. */
  mark(problems: readonly FormProblem[]): readonly FormProblem[];
}

export interface FormProblem {
  /** The field's key, as it is submitted. */
  readonly path: string;
  readonly message: string;
}

/** The only way form-js tells its values before the first change: fields left alone are no draft. */
interface FormInside {
  _getState(): { readonly data: Values };
  _setState(state: { readonly errors: Readonly<Record<string, readonly string[]>> }): void;
}

export interface FormCanvasProps {
  readonly schema: Values;
  /** What the fields show at first; a new object loads the form anew. */
  readonly data: Values;
  readonly readOnly: boolean;
  readonly onTyped: (values: Values) => void;
  readonly handle?: Ref<FormHandle>;
}

/** form-js in the theme's colours. Loads the library: import it through `FormView`. */
export const FormCanvas = ({ schema, data, readOnly, onTyped, handle }: FormCanvasProps) => {
  const container = useRef<HTMLDivElement>(null);
  const form = useRef<Form | null>(null);
  const typed = useRef(onTyped);
  const language = useLanguage();
  useEffect(() => {
    typed.current = onTyped;
  });

  /** Before the form is drawn: a calendar takes its language with it. */
  useEffect(() => speakInCalendars(language), [language]);

  useEffect(() => {
    if (container.current === null) return;
    const made = new Form({ container: container.current });
    form.current = made;
    let last: string | null = null;
    made.on('changed', ({ data: values }: { data: Values }) => {
      const editable = editableValues(schema, values);
      const text = JSON.stringify(editable);
      if (last === null || text === last) return;
      last = text;
      typed.current(editable);
    });
    const drawn = { ...withoutButtons(schema), type: 'default' };
    void made.importSchema(drawn as never, structuredClone(data) as never).then(() => {
      last = JSON.stringify(editableValues(schema, (made as unknown as FormInside)._getState().data));
    });
    return () => made.destroy();
  }, [schema, data]);

  useEffect(() => {
    if (language !== 'es' || container.current === null) return;
    return sayInPlace(container.current, formSpanish);
  }, [language]);

  /** Apart from loading: a task that changes hands must not empty what was typed. */
  useEffect(() => {
    form.current?.setProperty('readOnly', readOnly);
  }, [schema, data, readOnly]);

  useImperativeHandle(handle, () => ({
    submit: () => {
      const result = form.current?.submit();
      if (result === undefined || Object.keys(result.errors).length > 0) return null;
      return editableValues(schema, result.data as Values);
    },
    mark: (problems) => {
      const ids = fieldIds(schema);
      const own = problems.filter(({ path }) => ids[path] !== undefined);
      const errors = Object.fromEntries(own.map(({ path, message }) => [ids[path] ?? path, [message]]));
      (form.current as unknown as FormInside | null)?._setState({ errors });
      return problems.filter((problem) => !own.includes(problem));
    },
  }));

  return <div ref={container} className={classes.form} />;
};
