import { Button, Checkbox, TextInput } from '@mantine/core';
import type { CreatedWebhook, WebhookEvent } from '@relevo/contracts';
import { useErrorWords } from '@relevo/web';
import { useState, type FormEvent } from 'react';
import { en } from '../languages/en/index.js';
import { useWords } from '../words.js';
import classes from './outbox-panel.module.css';
import { useCreateWebhook } from './webhook-queries.js';

const allEvents = Object.keys(en.webhooks.event) as readonly WebhookEvent[];

interface EventsProps {
  readonly chosen: readonly WebhookEvent[];
  readonly onChange: (events: readonly WebhookEvent[]) => void;
}

const Events = ({ chosen, onChange }: EventsProps) => {
  const t = useWords();
  return (
    <Checkbox.Group
      label={t('webhooks.eventsLabel')}
      value={[...chosen]}
      onChange={(events) => onChange(events as WebhookEvent[])}
    >
      <div className={classes.events}>
        {allEvents.map((event) => (
          <Checkbox key={event} value={event} label={t(`webhooks.event.${event}`)} />
        ))}
      </div>
    </Checkbox.Group>
  );
};

interface FormProps {
  readonly onCreated: (webhook: CreatedWebhook) => void;
  readonly onCancel: () => void;
}

export const WebhookForm = ({ onCreated, onCancel }: FormProps) => {
  const t = useWords();
  const words = useErrorWords();
  const create = useCreateWebhook();
  const [name, setName] = useState('');
  const [url, setUrl] = useState('https://');
  const [events, setEvents] = useState<readonly WebhookEvent[]>(['ticket.opened', 'ticket.closed']);
  const [withValues, setWithValues] = useState(false);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    create.mutate({ name: name.trim(), url: url.trim(), events, withValues }, { onSuccess: onCreated });
  };
  return (
    <form className={classes.form} onSubmit={send}>
      <TextInput
        required
        data-autofocus
        label={t('webhooks.name')}
        placeholder={t('webhooks.namePlaceholder')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        required
        type="url"
        label={t('webhooks.url')}
        description={t('webhooks.urlHint')}
        value={url}
        onChange={(event) => setUrl(event.currentTarget.value)}
        error={create.error === null ? undefined : words(create.error)}
      />
      <Events chosen={events} onChange={setEvents} />
      <Checkbox
        label={t('webhooks.withValues')}
        description={t('webhooks.withValuesHint')}
        checked={withValues}
        onChange={(event) => setWithValues(event.currentTarget.checked)}
      />
      <div className={classes.buttons}>
        <Button type="submit" disabled={name.trim() === '' || events.length === 0} loading={create.isPending}>
          {t('webhooks.create')}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {t('webhooks.cancel')}
        </Button>
      </div>
    </form>
  );
};
