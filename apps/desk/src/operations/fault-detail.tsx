import { ActionIcon, Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { FaultDetail } from '@relevo/contracts';
import { ApiError, hasRole, QueryState, RelativeTime, StatePanel, useErrorWords, usePerson } from '@relevo/web';
import { IconCircleCheck, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useWords } from '../words.js';
import { FaultVariables } from './fault-variables.js';
import { causeWords } from './fault-words.js';
import { faultQuery, useInstanceAct, useRetryFault } from './operation-queries.js';
import classes from './operations.module.css';
import { ReasonButton } from './reason-button.js';

interface FaultProps {
  readonly fault: FaultDetail;
  readonly onClose: () => void;
}

const Facts = ({ fault }: { readonly fault: FaultDetail }) => {
  const t = useWords();
  const { ticket, processName: name, version } = fault;
  return (
    <dl className={classes.facts}>
      <dt>{t('operations.fault.cause')}</dt>
      <dd>{causeWords(t, fault.code)}</dd>
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
      <dd>{t('operations.fault.version', { name, version: String(version) })}</dd>
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
    />
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
      <header className={classes.detailHead}>
        <h2>
          {fault.elementLabel}{' '}
          {fault.suspended && (
            <span className={classes.badge} data-tone="warning">
              {t('operations.fault.suspended')}
            </span>
          )}
        </h2>
        <ActionIcon variant="subtle" aria-label={t('operations.close')} onClick={onClose}>
          <IconX size={18} />
        </ActionIcon>
      </header>
      <p className={classes.why}>{fault.message}</p>
      <Acts fault={fault} onClose={onClose} />
      <Facts fault={fault} />
      <FaultVariables faultKey={fault.key} scopes={fault.scopes} />
    </>
  );
};

const Gone = ({ onClose }: { readonly onClose: () => void }) => {
  const t = useWords();
  return (
    <StatePanel
      icon={<IconCircleCheck size={22} />}
      title={t('operations.faults.gone')}
      action={
        <Button variant="default" onClick={onClose}>
          {t('operations.close')}
        </Button>
      }
    >
      {t('operations.faults.goneHint')}
    </StatePanel>
  );
};

/** One stuck element: why, what it sees, and the next attempt. */
export const FaultDetailPanel = ({ faultKey, onClose }: { faultKey: string; onClose: () => void }) => {
  const t = useWords();
  const query = useQuery(faultQuery(faultKey));
  const gone = query.error instanceof ApiError && query.error.status === 404;
  return (
    <aside className={classes.detail} aria-label={t('operations.fault.what')}>
      {gone ? (
        <Gone onClose={onClose} />
      ) : (
        <QueryState query={query}>{(fault) => <Fault fault={fault} onClose={onClose} />}</QueryState>
      )}
    </aside>
  );
};
