import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { FaultDetail } from '@relevo/contracts';
import { ApiError, hasRole, QueryState, RelativeTime, useCauseWords, useErrorWords, usePerson } from '@relevo/web';
import { IconCircleCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useWords } from '../words.js';
import { DetailHead } from './detail-head.js';
import { FaultVariables } from './fault-variables.js';
import { Gone } from './gone.js';
import { faultQuery, useInstanceAct, useRetryFault } from './operation-queries.js';
import classes from './operations.module.css';
import { ReasonButton } from './reason-button.js';
import { versionName } from './version-queries.js';

interface FaultProps {
  readonly fault: FaultDetail;
  readonly onClose: () => void;
}

const Facts = ({ fault }: { readonly fault: FaultDetail }) => {
  const t = useWords();
  const cause = useCauseWords();
  const { ticket, processName: name, version } = fault;
  return (
    <dl className={classes.facts}>
      <dt>{t('operations.fault.cause')}</dt>
      <dd>{cause(fault.code)}</dd>
      <dt>{t('operations.fault.ticket')}</dt>
      <dd>
        {ticket ? (
          <Link to="/tickets/$number" params={{ number: ticket.number }}>
            {ticket.number} {ticket.title}
          </Link>
        ) : (
          <span className={classes.soft}>{t('operations.fault.noTicket')}</span>
        )}
      </dd>
      <dt>{t('operations.fault.process')}</dt>
      <dd>
        <Link to="/operations" search={{ tab: 'versions', version: versionName(fault) }}>
          {t('operations.fault.version', { name, version: String(version) })}
        </Link>
      </dd>
      <dt>{t('operations.fault.since')}</dt>
      <dd>
        <RelativeTime at={fault.raisedAt} />
      </dd>
    </dl>
  );
};

const Suspension = ({ fault }: { readonly fault: FaultDetail }) => {
  const t = useWords();
  const { mutateAsync } = useInstanceAct();
  const act = fault.suspended ? 'resumption' : 'suspension';
  const word = fault.suspended ? 'resume' : 'suspend';
  return (
    <ReasonButton
      label={t(`operations.fault.${word}`)}
      act={t(`operations.fault.${word}Do`)}
      onReason={(reason) => mutateAsync({ key: fault.processInstanceKey, act, reason })}
    >
      <p>{t(`operations.fault.${word}Hint`)}</p>
    </ReasonButton>
  );
};

const Acts = ({ fault, onClose }: FaultProps) => {
  const t = useWords();
  const words = useErrorWords();
  const { mutateAsync, isPending } = useRetryFault();
  const operator = hasRole(usePerson(), 'administrator');
  const tell = ({ stuckAgain: reason }: { readonly stuckAgain: string | null }): void => {
    onClose();
    if (reason === null) notifications.show({ message: t('operations.fault.retried', { label: fault.elementLabel }) });
    else notifications.show({ color: 'red', message: t('operations.fault.stuckAgain', { reason }) });
  };
  // It may be gone from the screen before the answer comes: the answer is told all the same.
  const retry = (): void =>
    void mutateAsync(fault.key).then(tell, (error: Error) =>
      notifications.show({ color: 'red', message: words(error) }),
    );
  return (
    <div className={classes.acts}>
      <Button loading={isPending} disabled={fault.suspended} onClick={retry}>
        {t('operations.fault.retry')}
      </Button>
      {operator && <Suspension fault={fault} />}
    </div>
  );
};

const Fault = ({ fault, onClose }: FaultProps) => {
  const t = useWords();
  return (
    <>
      <DetailHead onClose={onClose}>
        {fault.elementLabel}{' '}
        {fault.suspended && (
          <span className={classes.badge} data-tone="warning">
            {t('operations.fault.suspended')}
          </span>
        )}
      </DetailHead>
      <p className={classes.why} lang="en">
        {fault.message}
      </p>
      <Acts fault={fault} onClose={onClose} />
      <Facts fault={fault} />
      <FaultVariables faultKey={fault.key} scopes={fault.scopes} />
    </>
  );
};

/** One stuck element: why, what it sees, and the next attempt. */
export const FaultDetailView = ({ faultKey, onClose }: { faultKey: string; onClose: () => void }) => {
  const t = useWords();
  const query = useQuery(faultQuery(faultKey));
  const gone = query.error instanceof ApiError && query.error.status === 404;
  const words = { title: t('operations.faults.gone'), hint: t('operations.faults.goneHint') };
  if (gone) return <Gone icon={<IconCircleCheck size={22} />} {...words} onClose={onClose} />;
  return <QueryState query={query}>{(fault) => <Fault fault={fault} onClose={onClose} />}</QueryState>;
};
