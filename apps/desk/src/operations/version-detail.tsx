import { Checkbox } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { OperatedDefinition } from '@relevo/contracts';
import { hasRole, RelativeTime, usePerson } from '@relevo/web';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useWords } from '../words.js';
import { DetailHead } from './detail-head.js';
import classes from './operations.module.css';
import { ReasonButton } from './reason-button.js';
import { useOperationsPlace } from './use-operations.js';
import { VersionBadge } from './version-columns.js';
import { useVersionAct } from './version-queries.js';

interface VersionProps {
  readonly version: OperatedDefinition;
}

/** What is to be said and asked before the one act that its state allows. */
const waysOf = ({ suspended, running, suspendedInstances }: OperatedDefinition) =>
  suspended === null
    ? ({ act: 'suspension', word: 'suspend', count: running - suspendedInstances } as const)
    : ({ act: 'resumption', word: 'resume', count: suspendedInstances } as const);

const Act = ({ version }: VersionProps) => {
  const t = useWords();
  const { change } = useOperationsPlace();
  const { mutateAsync } = useVersionAct(version.key);
  const [instances, setInstances] = useState(false);
  const { act, word, count } = waysOf(version);
  const send = async (reason: string): Promise<void> => {
    const { batchKey } = await mutateAsync({ act, reason, instances: instances && count > 0 });
    setInstances(false);
    const { name } = version;
    notifications.show({ message: t(`operations.version.${word}Done`, { name, version: String(version.version) }) });
    if (batchKey !== null) change({ tab: 'batches', batch: batchKey, version: undefined });
  };
  const touched = instances ? 'All' : 'Alone';
  return (
    <ReasonButton label={t(`operations.version.${word}`)} act={t(`operations.version.${word}Do`)} onReason={send}>
      <p>{t(`operations.version.${word}Hint`)}</p>
      {count === 0 ? (
        <p>{t(`operations.version.${word}None`)}</p>
      ) : (
        <>
          <Checkbox
            label={t(`operations.version.${word}Running`, { count })}
            checked={instances}
            onChange={(event) => setInstances(event.currentTarget.checked)}
          />
          <p aria-live="polite">{t(`operations.version.${word}${touched}`, { count })}</p>
        </>
      )}
    </ReasonButton>
  );
};

const Facts = ({ version: { running, suspendedInstances: still, suspended } }: VersionProps) => {
  const t = useWords();
  return (
    <dl className={classes.facts}>
      <dt>{t('operations.versions.columns.running')}</dt>
      <dd>{t('operations.versions.running', { count: running - still })}</dd>
      {still > 0 && (
        <>
          <dt>{t('operations.versions.columns.still')}</dt>
          <dd>{t('operations.versions.still', { count: still })}</dd>
        </>
      )}
      {suspended !== null && (
        <>
          <dt>{t('operations.version.since')}</dt>
          <dd>
            <RelativeTime at={suspended.at} />
          </dd>
          <dt>{t('operations.batch.by')}</dt>
          <dd>{suspended.by.name}</dd>
          <dt>{t('operations.batch.why')}</dt>
          <dd>{suspended.reason}</dd>
        </>
      )}
    </dl>
  );
};

/** One published version: what runs on it, and the switch that lets it begin nothing. */
export const VersionDetail = ({ version, onClose }: VersionProps & { readonly onClose: () => void }) => {
  const t = useWords();
  const operator = hasRole(usePerson(), 'administrator');
  const { name, version: number, suspended, processId } = version;
  return (
    <>
      <DetailHead onClose={onClose}>
        {t('operations.fault.version', { name, version: String(number) })} <VersionBadge version={version} />
      </DetailHead>
      <p className={classes.soft}>{t(`operations.version.${suspended === null ? 'inUse' : 'suspended'}`)}</p>
      {operator && (
        <div className={classes.acts}>
          <Act version={version} />
        </div>
      )}
      <Facts version={version} />
      <Link to="/operations" search={{ tab: 'faults', process: processId }}>
        {t('operations.version.faults')}
      </Link>
    </>
  );
};
