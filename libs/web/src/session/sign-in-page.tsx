import { Alert, Button, PasswordInput, TextInput } from '@mantine/core';
import type { PersonRef, SignIn } from '@relevo/contracts';
import { useState, type FormEvent, type ReactNode } from 'react';
import { BrandMark } from '../frame/brand-mark.js';
import { useWebWords } from '../i18n/languages.js';
import { useErrorWords } from '../states/error-state.js';
import { ApiError } from './api-client.js';
import { useSession, useSignIn } from './session.js';
import classes from './sign-in-page.module.css';

interface SignInPageProps {
  readonly onSignedIn: () => void;
  /** Below the form: the way for people without an account. */
  readonly other?: ReactNode;
}

const useSignInError = (error: Error | null): string | null => {
  const t = useWebWords();
  const words = useErrorWords();
  if (error === null) return null;
  return error instanceof ApiError && error.status === 401 ? t('signIn.wrong') : words(error);
};

interface DemoAccountsProps {
  readonly accounts: readonly PersonRef[];
  readonly busy: boolean;
  readonly onChoose: (sign: SignIn) => void;
}

const DemoAccounts = ({ accounts, busy, onChoose }: DemoAccountsProps) => {
  const t = useWebWords();
  if (accounts.length === 0) return null;
  return (
    <section className={classes.demo} aria-labelledby="demo-accounts">
      <h2 id="demo-accounts">{t('signIn.demo')}</h2>
      <p>{t('signIn.demoHint')}</p>
      <ul>
        {accounts.map(({ id, name }) => (
          <li key={id}>
            <button type="button" disabled={busy} onClick={() => onChoose({ user: id, password: id })}>
              <code>{id}</code>
              {name !== id && <span>{name}</span>}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
};

export const SignInPage = ({ onSignedIn, other }: SignInPageProps) => {
  const t = useWebWords();
  const { demoAccounts } = useSession();
  const signIn = useSignIn();
  const problem = useSignInError(signIn.error);
  const [user, setUser] = useState('');
  const [password, setPassword] = useState('');
  const enter = (body: SignIn): void => signIn.mutate(body, { onSuccess: onSignedIn });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    enter({ user: user.trim(), password });
  };
  return (
    <div className={classes.page}>
      <div className={classes.card}>
        <BrandMark size={44} />
        <h1 className={classes.title}>{t('signIn.title')}</h1>
        <form className={classes.form} onSubmit={submit}>
          {problem !== null && (
            <Alert color="red" variant="light" role="alert">
              {problem}
            </Alert>
          )}
          <TextInput
            label={t('signIn.user')}
            name="user"
            autoComplete="username"
            autoCapitalize="none"
            size="md"
            required
            withAsterisk={false}
            value={user}
            onChange={(event) => setUser(event.currentTarget.value)}
            data-autofocus
          />
          <PasswordInput
            label={t('signIn.password')}
            name="password"
            autoComplete="current-password"
            size="md"
            required
            withAsterisk={false}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <Button type="submit" size="md" fullWidth loading={signIn.isPending}>
            {t('signIn.submit')}
          </Button>
        </form>
        {other !== undefined && <div className={classes.other}>{other}</div>}
      </div>
      <DemoAccounts accounts={demoAccounts} busy={signIn.isPending} onChoose={enter} />
    </div>
  );
};
