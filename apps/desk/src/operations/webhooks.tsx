import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { CreatedWebhook } from '@relevo/contracts';
import { QueryState, StatePanel } from '@relevo/web';
import { IconWebhook } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useWords } from '../words.js';
import classes from './outbox-panel.module.css';
import { WebhookForm } from './webhook-form.js';
import { webhooksQuery } from './webhook-queries.js';
import { WebhookRow } from './webhook-row.js';
import { WebhookSecret } from './webhook-secret.js';

/** Who is told by HTTP: add (the secret is shown once), switch, test, delete. For administrators. */
export const Webhooks = () => {
  const t = useWords();
  const found = useQuery(webhooksQuery);
  const [adding, { open, close }] = useDisclosure(false);
  const [created, setCreated] = useState<CreatedWebhook | null>(null);
  return (
    <section className={classes.panel} aria-labelledby="webhooks-title">
      <header className={classes.head}>
        <div>
          <h2 id="webhooks-title">{t('webhooks.title')}</h2>
          <p>{t('webhooks.intro')}</p>
        </div>
        {!adding && <Button onClick={open}>{t('webhooks.add')}</Button>}
      </header>
      {created !== null && <WebhookSecret webhook={created} onDone={() => setCreated(null)} />}
      {adding && <WebhookForm onCancel={close} onCreated={(webhook) => (setCreated(webhook), close())} />}
      <QueryState query={found}>
        {(webhooks) =>
          webhooks.length === 0 ? (
            <StatePanel icon={<IconWebhook size={22} />} title={t('webhooks.none')}>
              {t('webhooks.noneHint')}
            </StatePanel>
          ) : (
            <ul className={classes.rows}>
              {webhooks.map((webhook) => (
                <WebhookRow key={webhook.id} webhook={webhook} />
              ))}
            </ul>
          )
        }
      </QueryState>
    </section>
  );
};
