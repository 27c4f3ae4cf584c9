import { Alert, Button, Modal, PasswordInput } from '@mantine/core';
import type { SignIn } from '@relevo/contracts';
import { api, ApiError, useErrorWords, usePerson } from '@relevo/web';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import classes from '../publish/publish.module.css';
import { useWords } from '../words.js';

/** The session ended while somebody draws: the same person comes back in place, and the canvas stays as it is. */
export const SignInAgainDialog = ({ onSignedIn }: { readonly onSignedIn: () => void }) => {
  const t = useWords();
  const words = useErrorWords();
  const person = usePerson();
  const [password, setPassword] = useState('');
  // Not the sign-in of the page, which forgets every query and with them the open draft.
  const enter = useMutation({
    mutationFn: async (body: SignIn) => {
      await api.post<unknown>('/api/session', body);
      return api.session();
    },
    onSuccess: onSignedIn,
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    enter.mutate({ user: person.id, password });
  };
  const wrong = enter.error instanceof ApiError && enter.error.status === 401;
  return (
    <Modal opened onClose={() => undefined} withCloseButton={false} title={t('signedOut.title')}>
      <form className={classes.body} onSubmit={submit}>
        <p>{t('signedOut.text', { person: person.name })}</p>
        {enter.error !== null && (
          <Alert color="red" role="alert">
            {wrong ? t('signedOut.wrong') : words(enter.error)}
          </Alert>
        )}
        <PasswordInput
          label={t('signedOut.password')}
          autoComplete="current-password"
          value={password}
          required
          data-autofocus
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <div className={classes.buttons}>
          <Button type="submit" loading={enter.isPending}>
            {t('signedOut.submit')}
          </Button>
        </div>
      </form>
    </Modal>
  );
};
