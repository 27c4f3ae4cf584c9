import { Alert, Button, CopyButton } from '@mantine/core';
import type { CreatedWebhook } from '@relevo/contracts';
import { useWords } from '../words.js';
import classes from './outbox-panel.module.css';

interface SecretProps {
  readonly webhook: CreatedWebhook;
  readonly onDone: () => void;
}

/** The one time that it is shown. */
export const WebhookSecret = ({ webhook, onDone }: SecretProps) => {
  const t = useWords();
  return (
    <Alert role="status" title={t('webhooks.secretTitle', { name: webhook.name })}>
      <div className={classes.form}>
        <p className={classes.quiet}>{t('webhooks.secretHint')}</p>
        <code className={classes.secret}>{webhook.secret}</code>
        <div className={classes.buttons}>
          <CopyButton value={webhook.secret}>
            {({ copied, copy }) => <Button onClick={copy}>{t(copied ? 'webhooks.copied' : 'webhooks.copy')}</Button>}
          </CopyButton>
          <Button variant="default" onClick={onDone}>
            {t('webhooks.secretDone')}
          </Button>
        </div>
      </div>
    </Alert>
  );
};
