import { ActionIcon, Alert, CopyButton, Tooltip } from '@mantine/core';
import type { TicketDetail } from '@relevo/contracts';
import { hasRole, PriorityMark, RelativeTime, usePerson } from '@relevo/web';
import { IconAlertTriangle, IconCheck, IconCopy, IconHistory } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useWords } from '../words.js';
import { StatusBadge } from './status-badge.js';
import classes from './ticket-view.module.css';

const CopyNumber = ({ number }: { readonly number: string }) => (
  <CopyButton value={number}>
    {({ copied, copy }) => (
      <ActionIcon variant="subtle" color="gray" size="sm" aria-label={number} onClick={copy}>
        {copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
      </ActionIcon>
    )}
  </CopyButton>
);

const Faults = ({ ticket }: { readonly ticket: TicketDetail }) => {
  const t = useWords();
  if (ticket.faults.length === 0) return null;
  return (
    <Alert color="red" icon={<IconAlertTriangle size={18} />} title={t('tickets.stuck')}>
      {ticket.faults.map((fault) => (
        <p key={fault.key} className={classes.faultText}>
          {t('tickets.faultAt', { step: fault.elementName ?? fault.elementId, message: fault.message })}{' '}
          <RelativeTime at={fault.raisedAt} />
        </p>
      ))}
    </Alert>
  );
};

/** Number, title, who asked: what everybody says when they speak of the ticket. */
export const TicketHead = ({ ticket }: { readonly ticket: TicketDetail }) => {
  const t = useWords();
  const replay = hasRole(usePerson(), 'auditor', 'supervisor', 'administrator', 'process-owner');
  const newer = ticket.newestVersion > ticket.definitionVersion;
  return (
    <header className={classes.ticketHead}>
      <div className={classes.numberLine}>
        <PriorityMark priority={ticket.priority} />
        <span className={classes.number}>{ticket.number}</span>
        <CopyNumber number={ticket.number} />
        <StatusBadge status={ticket.status} />
        {replay && (
          <Link to="/replay/$number" params={{ number: ticket.number }} className={classes.replay}>
            <IconHistory size={16} aria-hidden="true" />
            {t('tickets.replay')}
          </Link>
        )}
      </div>
      <h1 className={classes.ticketTitle}>{ticket.title}</h1>
      <p className={classes.ticketFacts}>
        <span>
          {t('tickets.by', { name: ticket.requester.name })} <RelativeTime at={ticket.openedAt} />
        </span>
        {ticket.category !== null && <span>{ticket.category}</span>}
        <Tooltip label={t('tickets.newer')} disabled={!newer}>
          <span>
            {t('tickets.flow', { name: ticket.processName, version: ticket.definitionVersion })}
            {newer && ` (${t('tickets.newer')})`}
          </span>
        </Tooltip>
      </p>
      <Faults ticket={ticket} />
    </header>
  );
};
