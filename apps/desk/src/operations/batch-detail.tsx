import { Button, Popover } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import type { Batch } from '@relevo/contracts';
import { ApiError, hasRole, QueryState, RelativeTime, useErrorWords, usePerson } from '@relevo/web';
import { IconStack } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useWords } from '../words.js';
import { BatchItems } from './batch-items.js';
import { BatchProgress, BatchStateBadge } from './batch-progress.js';
import { useBatchReason } from './batch-reason.js';
import { DetailHead } from './detail-head.js';
import { Gone } from './gone.js';
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
  const reason = useBatchReason();
  const counts = (['completed', 'failed', 'canceled'] as const).filter((what) => batch[what] > 0);
  return (
    <dl className={classes.facts}>
      <dt>{t('operations.batch.why')}</dt>
      <dd>{reason(batch)}</dd>
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
      <DetailHead onClose={onClose}>
        {t(`operations.batches.type.${batch.type}`)} <BatchStateBadge batch={batch} />
      </DetailHead>
      <BatchProgress batch={batch} />
      <Acts batch={batch} />
      <Facts batch={batch} />
      <BatchItems batch={batch} />
    </>
  );
};

/** One batch operation: how far it is, why, and what became of each item. */
export const BatchDetailView = ({ batchKey, onClose }: { batchKey: string; onClose: () => void }) => {
  const t = useWords();
  const query = useQuery(batchQuery(batchKey));
  const gone = query.error instanceof ApiError && query.error.status === 404;
  const words = { title: t('operations.batch.gone'), hint: t('operations.batch.goneHint') };
  if (gone) return <Gone icon={<IconStack size={22} />} {...words} onClose={onClose} />;
  return <QueryState query={query}>{(batch) => <Loaded batch={batch} onClose={onClose} />}</QueryState>;
};
