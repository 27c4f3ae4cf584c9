import { hasRole, useLive, usePerson } from '@relevo/web';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { ForRoles } from '../frame/for-roles.js';
import { ListScreen } from '../frame/list-screen.js';
import classes from '../frame/list-screen.module.css';
import { useShortcuts } from '../frame/use-shortcuts.js';
import { useWords } from '../words.js';
import { BatchesPanel } from './batches-panel.js';
import { DeadLetters } from './dead-letters.js';
import { deadLetterCountQuery } from './dead-letter-queries.js';
import { FaultsPanel } from './faults-panel.js';
import { activeBatchesQuery, faultCountsQuery } from './operation-queries.js';
import { useOperationsPlace } from './use-operations.js';
import { VersionsPanel } from './versions-panel.js';
import { Webhooks } from './webhooks.js';

/** One panel for each tab, in this order. */
const panels = {
  faults: FaultsPanel,
  batches: BatchesPanel,
  versions: VersionsPanel,
  deadLetters: DeadLetters,
  webhooks: Webhooks,
} as const satisfies Record<string, ComponentType>;

type Tab = keyof typeof panels;

const tabs = Object.keys(panels) as readonly Tab[];

/** What left the engine, and who is told of it, is an administrator's alone. */
const sharedTabs: readonly Tab[] = ['faults', 'batches', 'versions'];

const tabOf = (text: string | undefined): Tab => tabs.find((tab) => tab === text) ?? 'faults';

/** How many there are to look at, where that is known. */
const useCounts = (operator: boolean): Partial<Record<Tab, number>> => {
  const faults = useQuery(faultCountsQuery({}));
  const batches = useQuery(activeBatchesQuery);
  const letters = useQuery({ ...deadLetterCountQuery(null), enabled: operator });
  return {
    ...(faults.data && { faults: faults.data.total }),
    ...(batches.data !== undefined && batches.data > 0 && { batches: batches.data }),
    ...(letters.data !== undefined && letters.data > 0 && { deadLetters: letters.data }),
  };
};

const Tabs = ({ chosen }: { readonly chosen: Tab }) => {
  const t = useWords();
  const operator = hasRole(usePerson(), 'administrator');
  const counts = useCounts(operator);
  const shown = operator ? tabs : sharedTabs;
  return (
    <nav className={classes.tabs} aria-label={t('operations.tabs.label')}>
      {shown.map((tab) => (
        <Link key={tab} to="/operations" search={{ tab }} aria-current={tab === chosen ? 'page' : undefined}>
          {t(`operations.tabs.${tab}`)}
          {counts[tab] !== undefined && <span className={classes.count}>{counts[tab]}</span>}
        </Link>
      ))}
    </nav>
  );
};

const Operations = () => {
  const t = useWords();
  useLive('operations');
  const { place, change } = useOperationsPlace();
  const tab = tabOf(place.tab);
  const Panel = panels[tab];
  useShortcuts({ Escape: () => change({ fault: undefined, batch: undefined, version: undefined }) });
  return (
    <ListScreen title={t('operations.title')} tabs={<Tabs chosen={tab} />}>
      <Panel />
    </ListScreen>
  );
};

/** What went wrong, what is being done to many, and the ways to put it right. */
export const OperationsScreen = () => (
  <ForRoles roles={['administrator', 'supervisor']}>
    <Operations />
  </ForRoles>
);
