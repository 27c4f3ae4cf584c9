import { Alert, Button, TextInput, Textarea } from '@mantine/core';
import type { CatalogueItem, ReportTicket, Values } from '@relevo/contracts';
import { FormView, hasFields, hasRole, useErrorWords, useSession, type FormHandle } from '@relevo/web';
import { Link, useNavigate } from '@tanstack/react-router';
import { useRef, useState, type FormEvent, type ReactNode } from 'react';
import { useKeptText } from '../tickets/use-kept-text.js';
import { useWords } from '../words.js';
import { OnBehalf } from './on-behalf.js';
import { useReportTicket } from './report-queries.js';
import classes from './report.module.css';
import { Suggestions } from './suggestions.js';

interface Contact {
  readonly name: string;
  readonly mail: string;
}

interface ContactFieldsProps {
  readonly contact: Contact;
  readonly onChange: (part: Partial<Contact>) => void;
}

const ContactFields = ({ contact, onChange }: ContactFieldsProps) => {
  const t = useWords();
  return (
    <fieldset className={classes.contact}>
      <legend>{t('report.contact')}</legend>
      <TextInput
        size="md"
        required
        autoComplete="name"
        label={t('report.name')}
        value={contact.name}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <TextInput
        size="md"
        required
        type="email"
        autoComplete="email"
        label={t('report.mail')}
        description={t('report.mailHint')}
        value={contact.mail}
        onChange={(event) => onChange({ mail: event.currentTarget.value })}
      />
      <p className={classes.account}>
        {t('report.haveAccount')}{' '}
        <Link to="/sign-in" search={{ to: '/report' }}>
          {t('report.signIn')}
        </Link>
      </p>
    </fieldset>
  );
};

const nothing: Values = {};

const useReporting = (item: CatalogueItem) => {
  const navigate = useNavigate();
  const { person } = useSession();
  const title = useKeptText('report.title');
  const description = useKeptText('report.description');
  const [contact, setContact] = useState<Contact>({ name: '', mail: '' });
  const [behalf, setBehalf] = useState<string | null>(null);
  const form = useRef<FormHandle>(null);
  const report = useReportTicket();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const values = form.current === null ? nothing : form.current.submit();
    if (values === null) return;
    const body: ReportTicket = {
      processId: item.processId,
      title: title.text.trim(),
      description: description.text.trim(),
      ...(item.form === null ? {} : { values }),
      ...(person === null ? { contact: { name: contact.name.trim(), mail: contact.mail.trim() } } : {}),
      ...(behalf === null ? {} : { onBehalfOf: behalf }),
    };
    report.mutate(body, {
      onSuccess: ({ number }) => {
        title.forget();
        description.forget();
        void navigate({ to: '/reported/$number', params: { number } });
      },
    });
  };
  return { person, title, description, contact, setContact, behalf, setBehalf, form, report, submit };
};

interface ReportFormProps {
  readonly item: CatalogueItem;
  /** The choice of another item; it changes which fields follow. */
  readonly kinds: ReactNode;
}

/** "What happened?" first; only what this item needs after it. */
export const ReportForm = ({ item, kinds }: ReportFormProps) => {
  const t = useWords();
  const words = useErrorWords();
  const { person, title, description, contact, setContact, behalf, setBehalf, form, report, submit } =
    useReporting(item);
  const staff = hasRole(person, 'agent', 'supervisor', 'administrator');
  return (
    <form className={classes.form} onSubmit={submit}>
      <TextInput
        size="lg"
        required
        maxLength={200}
        label={t('report.what')}
        description={t('report.whatHint')}
        placeholder={t('report.whatExample')}
        value={title.text}
        onChange={(event) => title.setText(event.currentTarget.value)}
      />
      <Suggestions typed={title.text} />
      {kinds}
      <Textarea
        size="md"
        autosize
        minRows={3}
        maxRows={16}
        label={t('report.more')}
        description={t('report.moreHint')}
        value={description.text}
        onChange={(event) => description.setText(event.currentTarget.value)}
      />
      {item.form !== null && hasFields(item.form) && (
        <FormView schema={item.form} data={nothing} readOnly={false} onTyped={() => undefined} handle={form} />
      )}
      {person === null && (
        <ContactFields contact={contact} onChange={(part) => setContact((before) => ({ ...before, ...part }))} />
      )}
      {staff && <OnBehalf value={behalf} onChange={setBehalf} />}
      {report.error !== null && (
        <Alert color="red" role="alert">
          {t('report.refused', { reason: words(report.error) })}
        </Alert>
      )}
      <div className={classes.send}>
        <Button type="submit" size="lg" loading={report.isPending}>
          {t('report.send')}
        </Button>
        <span role="status">{title.text !== '' && t('report.kept')}</span>
      </div>
    </form>
  );
};
