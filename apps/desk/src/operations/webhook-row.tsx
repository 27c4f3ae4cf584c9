import { Button, Popover, Switch } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import type { Webhook } from '@relevo/contracts';
import { useErrorWords } from '@relevo/web';
import { IconWebhook } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useWords } from '../words.js';
import { deadLetterCountQuery } from './dead-letter-queries.js';
import classes from './outbox-panel.module.css';
import { useChangeWebhook, useDeleteWebhook, useTestWebhook } from './webhook-queries.js';

interface RowProps {
  readonly webhook: Webhook;
}

const Test = ({ webhook: { id, name } }: RowProps) => {
  const t = useWords();
  const words = useErrorWords();
  const test = useTestWebhook(id);
  const failed = (reason: string): void => {
    notifications.show({ color: 'red', message: t('webhooks.testFailed', { name, reason }) });
  };
  const run = (): void =>
    test.mutate(undefined, {
      onSuccess: ({ delivered, error }) => {
        if (delivered) notifications.show({ message: t('webhooks.tested', { name }) });
        else failed(error ?? '');
      },
      onError: (error) => failed(words(error)),
    });
  return (
    <Button variant="default" size="xs" loading={test.isPending} onClick={run}>
      {t('webhooks.test')}
    </Button>
  );
};

const Delete = ({ webhook: { id, name } }: RowProps) => {
  const t = useWords();
  const words = useErrorWords();
  const remove = useDeleteWebhook(id);
  const [opened, { toggle, close }] = useDisclosure(false);
  const run = (): void =>
    remove.mutate(undefined, {
      onSuccess: () => void notifications.show({ message: t('webhooks.deleted', { name }) }),
    });
  return (
    <Popover opened={opened} onChange={close} width={280} position="bottom-end" trapFocus>
      <Popover.Target>
        <Button variant="subtle" size="xs" color="red" onClick={toggle}>
          {t('webhooks.delete')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={classes.form}>
          <p className={classes.quiet}>{remove.error === null ? t('webhooks.deleteSure') : words(remove.error)}</p>
          <Button color="red" loading={remove.isPending} onClick={run}>
            {t('webhooks.deleteDo', { name })}
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
};

const OnOff = ({ webhook: { id, name, active, offBecause } }: RowProps) => {
  const t = useWords();
  const words = useErrorWords();
  const change = useChangeWebhook(id);
  const off = offBecause === 'gone' ? t('webhooks.gone') : t('webhooks.off');
  return (
    <Switch
      aria-label={t('webhooks.switchOf', { name })}
      label={active ? t('webhooks.on') : off}
      checked={active}
      disabled={change.isPending}
      error={change.error === null ? undefined : words(change.error)}
      onChange={(event) => change.mutate({ active: event.currentTarget.checked })}
    />
  );
};

/** What it did not take, and the way there. */
const GivenUp = ({ webhook: { id } }: RowProps) => {
  const t = useWords();
  const { data: count } = useQuery(deadLetterCountQuery(id));
  if (count === undefined || count === 0) return null;
  return (
    <p className={classes.quiet}>
      <Link to="/operations" search={{ tab: 'deadLetters', recipient: id }}>
        {t('deadLetters.count', { count })}
      </Link>
    </p>
  );
};

/** One receiver. */
export const WebhookRow = ({ webhook }: RowProps) => {
  const t = useWords();
  return (
    <li className={classes.row}>
      <span className={classes.icon} aria-hidden="true">
        <IconWebhook size={16} />
      </span>
      <div className={classes.main}>
        <p className={classes.lead}>
          <strong>{webhook.name}</strong>
        </p>
        <p className={classes.quiet}>{webhook.url}</p>
        <p className={classes.quiet}>
          {webhook.events.map((event) => t(`webhooks.event.${event}`)).join(' · ')};{' '}
          {t(webhook.withValues ? 'webhooks.words' : 'webhooks.idsOnly')}
        </p>
        <GivenUp webhook={webhook} />
      </div>
      <div className={classes.buttons}>
        <OnOff webhook={webhook} />
        <Test webhook={webhook} />
        <Delete webhook={webhook} />
      </div>
    </li>
  );
};
