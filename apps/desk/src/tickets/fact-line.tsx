import { RelativeTime } from '@relevo/web';
import {
  IconAlertTriangle,
  IconBell,
  IconBolt,
  IconCheck,
  IconClock,
  IconFlag,
  IconHandGrab,
  IconPlayerPlay,
  IconScale,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { LabelledValues } from '../tasks/labelled-values.js';
import { useValueWords } from '../tasks/value-words.js';
import { useWords } from '../words.js';
import type { Fact } from './stream-groups.js';
import classes from './ticket-stream.module.css';

const icons: Record<Fact['kind'], ReactNode> = {
  'task-completed': <IconCheck size={16} />,
  'task-assigned': <IconHandGrab size={16} />,
  step: <IconPlayerPlay size={16} />,
  notification: <IconBell size={16} />,
  timer: <IconClock size={16} />,
  decision: <IconScale size={16} />,
  fault: <IconAlertTriangle size={16} />,
  warning: <IconAlertTriangle size={16} />,
  event: <IconBolt size={16} />,
  closed: <IconFlag size={16} />,
};

const useAssigned = (): ((fact: Extract<Fact, { kind: 'task-assigned' }>) => string) => {
  const t = useWords();
  return ({ by, assignee, label }) => {
    const who = by?.name ?? t('tickets.engine');
    if (assignee === null) return t('tickets.fact.released', { by: who, label });
    if (by === null || by.id === assignee.id) return t('tickets.fact.assigned', { name: assignee.name, label });
    return t('tickets.fact.given', { by: who, label, name: assignee.name });
  };
};

/** The sentence of each fact. */
const useFactWords = (): ((fact: Fact) => string) => {
  const t = useWords();
  const value = useValueWords();
  const assigned = useAssigned();
  return (fact) => {
    switch (fact.kind) {
      case 'task-completed':
        return t('tickets.fact.completed', { name: fact.by?.name ?? t('tickets.engine'), label: fact.label });
      case 'task-assigned':
        return assigned(fact);
      case 'step':
        return fact.group === null
          ? t('tickets.fact.step', { label: fact.label })
          : t('tickets.fact.stepWith', { label: fact.label, group: fact.group });
      case 'notification':
        return t(`tickets.fact.notified.${fact.delivery}`, { to: fact.to, text: fact.text });
      case 'timer':
        return t('tickets.fact.timer', { label: fact.label });
      case 'decision':
        return t('tickets.fact.decision', { label: fact.label, result: value(fact.result) });
      case 'fault':
        return t('tickets.fact.fault', { label: fact.label, message: fact.message });
      case 'warning':
        return t('tickets.fact.warning', { label: fact.label, message: fact.message });
      case 'event':
        return fact.text;
      case 'closed':
        return t('tickets.fact.ended', { status: t(`tickets.status.${fact.status}`) });
    }
  };
};

/** One fact of the engine: small, in words. */
export const FactLine = ({ fact }: { readonly fact: Fact }) => {
  const words = useFactWords();
  return (
    <li className={classes.fact} data-kind={fact.kind}>
      <span className={classes.factIcon} aria-hidden="true">
        {icons[fact.kind]}
      </span>
      <div className={classes.factBody}>
        <p>
          <span>{words(fact)}</span> <RelativeTime at={fact.at} />
        </p>
        {fact.kind === 'task-completed' && <LabelledValues values={fact.values} />}
      </div>
    </li>
  );
};
