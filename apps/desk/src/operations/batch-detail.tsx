import { ActionIcon, Button, Popover } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import type { Batch } from '@relevo/contracts';
import { hasRole, QueryState, RelativeTime, useErrorWords, usePerson } from '@relevo/web';
import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useWords } from '../words.js';
import { BatchItems } from './batch-items.js';
import { BatchProgress, BatchStateBadge } from './batch-progress.js';
import { batchQuery, useBatchAct, type BatchAct } from './operation-queries.js';
import classes from './operations.module.css';

const useAct = (key: string) => {
  const words = useErrorWords();
  const { mutate, isPending } = useBatchAct(key);
  const act = (what: BatchAct): void =>
    mutate(what, { onError: (error) => notifications.show({ color: 'red', message: words(error) }) });
  return { act, isPending };
};

const Stop = ({ onStop }: { readonly onStop: () => void }) => {
  const t = useWords();
  const [opened, { toggle, close }] = useDisclosure(false);
  return (
    <Popover opened={opened} onChange={close} width={280} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default" onClick={toggle}>
          {t('operations.batch.stop')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={classes.form}>
          <span>{t('operations.batch.stopHint')}</span>
          <Button color="red" onClick={() => (close(), onStop())}>
            {t('operations.batch.stopSure')}
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
};

const Acts = ({ batch }: { readonly batch: Batch }) => {
  const t = useWords();
  const { act, isPending } = useAct(batch.key);
  const operator = hasRole(usePerson(), 'administrator');
  if (!operator || batch.endedAt !== null) return null;
  const [next, label] =
    batch.state === 'suspended'
      ? (['resumption', t('operations.batch.resume')] as const)
      : (['suspension', t('operations.batch.pause')] as const);
  return (
    <div className={classes.acts}>
      <Button variant={next === 'resumption' ? 'filled' : 'default'} loading={isPending} onClick={() => act(next)}>
        {label}
      </Button>
      <Stop onStop={() => act('cancellation')} />
    </div>
  );
};

const Facts = ({ batch }: { readonly batch: Batch }) => {
  const t = useWords();
  const counts = (['completed', 'failed', 'canceled'] as const).filter((what) => batch[what] > 0);
  return (
    <dl className={classes.facts}>
      <dt>{t('operations.batch.why')}</dt>
      <dd>{batch.reason}</dd>
      <dt>{t('operations.batch.by')}</dt>
      <dd>{batch.createdBy.name}</dd>
      <dt>{t('operations.batch.began')}</dt>
      <dd>
        <RelativeTime at={batch.createdAt} />
      </dd>
      {batch.endedAt !== null && (
        <>
          <dt>{t('operations.batch.ended')}</dt>
          <dd>
            <RelativeTime at={batch.endedAt} />
          </dd>
        </>
      )}
      <dt>{t('operations.batch.counts')}</dt>
      <dd>{counts.map((what) => t(`operations.batch.${what}`, { count: batch[what] })).join(' · ')}</dd>
    </dl>
  );
};

const Loaded = ({ batch, onClose }: { readonly batch: Batch; readonly onClose: () => void }) => {
  const t = useWords();
  return (
    <>
      <header className={classes.detailHead}>
        <h2>
          {t(`operations.batches.type.${batch.type}`)} <BatchStateBadge state={batch.state} />
        </h2>
        <ActionIcon variant="subtle" aria-label={t('operations.close')} onClick={onClose}>
          <IconX size={18} />
        </ActionIcon>
      </header>
      <BatchProgress batch={batch} />
      <Acts batch={batch} />
      <Facts batch={batch} />
      <BatchItems batchKey={batch.key} />
    </>
  );
};

/** One batch operation: how far it is, why, and what became of each item. */
export const BatchDetailPanel = ({ batchKey, onClose }: { batchKey: string; onClose: () => void }) => {
  const t = useWords();
  const query = useQuery(batchQuery(batchKey));
  return (
    <aside className={classes.detail} aria-label={t('operations.batches.label')}>
      <QueryState query={query}>{(batch) => <Loaded batch={batch} onClose={onClose} />}</QueryState>
    </aside>
  );
};
