import { Alert, Button, PasswordInput, TextInput } from '@mantine/core';
import type { FirstAdministrator } from '@relevo/contracts';
import { BrandMark, useCreateFirstAdministrator, useErrorWords } from '@relevo/web';
import { useRouter } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { useWords } from '../words.js';
import classes from './setup-screen.module.css';

const read = (form: HTMLFormElement): FirstAdministrator => {
  const data = new FormData(form);
  const text = (name: string): string => String(data.get(name) ?? '').trim();
  return { code: text('code'), user: text('user'), name: text('name'), password: String(data.get('password') ?? '') };
};

/** Asked once, on an installation without any account. */
export const SetupScreen = () => {
  const t = useWords();
  const words = useErrorWords();
  const router = useRouter();
  const create = useCreateFirstAdministrator();
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    create.mutate(read(event.currentTarget), {
      onSuccess: () => void router.invalidate().then(() => router.navigate({ to: '/' })),
    });
  };
  return (
    <main id="main" className={classes.page}>
      <form className={classes.card} onSubmit={submit}>
        <BrandMark size={44} />
        <h1>{t('setup.title')}</h1>
        <p>{t('setup.intro')}</p>
        {create.error !== null && (
          <Alert color="red" role="alert">
            {words(create.error)}
          </Alert>
        )}
        <TextInput
          name="code"
          label={t('setup.code')}
          size="md"
          required
          withAsterisk={false}
          autoComplete="one-time-code"
        />
        <TextInput name="name" label={t('setup.name')} size="md" required withAsterisk={false} autoComplete="name" />
        <TextInput
          name="user"
          label={t('setup.user')}
          size="md"
          required
          withAsterisk={false}
          autoComplete="username"
        />
        <PasswordInput
          name="password"
          label={t('setup.password')}
          description={t('setup.passwordHint')}
          size="md"
          required
          withAsterisk={false}
          minLength={12}
          autoComplete="new-password"
        />
        <Button type="submit" size="md" loading={create.isPending}>
          {t('setup.submit')}
        </Button>
      </form>
    </main>
  );
};
