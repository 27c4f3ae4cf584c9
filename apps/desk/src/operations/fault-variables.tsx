import { Button, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { FaultScope } from '@relevo/contracts';
import { useErrorWords } from '@relevo/web';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useWords } from '../words.js';
import { typedValue } from './fault-words.js';
import { useSetFaultVariable } from './operation-queries.js';
import classes from './operations.module.css';

interface VariableFormProps {
  readonly faultKey: string;
  readonly scopeKey: string;
  /** null: a new one. */
  readonly known: { readonly name: string; readonly value: unknown } | null;
  readonly onDone: () => void;
}

const VariableForm = ({ faultKey, scopeKey, known, onDone }: VariableFormProps) => {
  const t = useWords();
  const words = useErrorWords();
  const set = useSetFaultVariable(faultKey);
  const [name, setName] = useState(known?.name ?? '');
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => void form.current?.scrollIntoView({ block: 'nearest' }), []);
  const [text, setText] = useState(known ? JSON.stringify(known.value, null, 2) : '');
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const done = (): void => {
      notifications.show({ message: t('operations.fault.saved', { name }) });
      onDone();
    };
    set.mutate({ scopeKey, name: name.trim(), value: typedValue(text) }, { onSuccess: done });
  };
  return (
    <form ref={form} className={classes.form} onSubmit={save}>
      {known === null && (
        <TextInput
          required
          autoFocus
          label={t('operations.fault.name')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      )}
      <Textarea
        autosize
        autoFocus={known !== null}
        minRows={1}
        maxRows={8}
        label={known ? known.name : t('operations.fault.value')}
        description={t('operations.fault.valueHint')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        error={set.error === null ? undefined : words(set.error)}
      />
      <div className={classes.acts}>
        <Button type="submit" disabled={name.trim() === ''} loading={set.isPending}>
          {t('operations.fault.save')}
        </Button>
        <Button variant="subtle" onClick={onDone}>
          {t('operations.cancel')}
        </Button>
      </div>
    </form>
  );
};

interface ScopeProps {
  readonly faultKey: string;
  readonly scope: FaultScope;
}

/** Whoever is done with the form is where they opened it. */
const useOpenForm = () => {
  const section = useRef<HTMLElement>(null);
  const before = useRef<string | null>(null);
  const [changing, setChanging] = useState<string | null>(null);
  useEffect(() => {
    if (changing === null && before.current !== null)
      section.current?.querySelector<HTMLElement>(`[data-opens="${CSS.escape(before.current)}"]`)?.focus();
    before.current = changing;
  }, [changing]);
  return { section, changing, setChanging };
};

const Scope = ({ faultKey, scope }: ScopeProps) => {
  const t = useWords();
  const { section, changing, setChanging } = useOpenForm();
  const variables = Object.entries(scope.variables);
  const form = { faultKey, scopeKey: scope.key, onDone: () => setChanging(null) };
  return (
    <section ref={section} className={classes.scope}>
      <h3>{t(`operations.fault.scope.${scope.kind}`, { label: scope.label })}</h3>
      {variables.length === 0 && <p className={classes.soft}>{t('operations.fault.noVariables')}</p>}
      {variables.length > 0 && (
        <ul className={classes.variables}>
          {variables.map(([name, value]) =>
            changing === name ? (
              <li key={name}>
                <VariableForm {...form} known={{ name, value }} />
              </li>
            ) : (
              <li key={name}>
                <span>{name}</span>
                <code title={JSON.stringify(value)}>{JSON.stringify(value)}</code>
                <Button
                  size="compact-xs"
                  variant="default"
                  data-opens={name}
                  aria-label={t('operations.fault.changeOf', { name })}
                  onClick={() => setChanging(name)}
                >
                  {t('operations.fault.change')}
                </Button>
              </li>
            ),
          )}
        </ul>
      )}
      {changing === '' ? (
        <VariableForm {...form} known={null} />
      ) : (
        <div>
          <Button size="compact-sm" variant="subtle" data-opens="" onClick={() => setChanging('')}>
            {t(variables.length === 0 ? 'operations.fault.addFirst' : 'operations.fault.add')}
          </Button>
        </div>
      )}
    </section>
  );
};

/** What the stuck element sees, from the inside out; each can be put right. */
export const FaultVariables = ({ faultKey, scopes }: { faultKey: string; scopes: readonly FaultScope[] }) =>
  scopes.map((scope) => <Scope key={scope.key} faultKey={faultKey} scope={scope} />);
