import type { OperatedDefinition } from '@relevo/contracts';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Column } from '../rows/row-table.js';
import { useWords } from '../words.js';
import classes from './operations.module.css';
import { versionName } from './version-queries.js';

export const VersionBadge = ({ version }: { readonly version: OperatedDefinition }) => {
  const t = useWords();
  const state = version.suspended === null ? 'inUse' : 'suspended';
  return (
    <span className={classes.badge} data-tone={state === 'inUse' ? 'good' : 'warning'}>
      {t(`operations.versions.${state}`)}
    </span>
  );
};

export const useVersionColumns = (): readonly Column<OperatedDefinition>[] => {
  const t = useWords();
  return useMemo(
    () => [
      {
        id: 'process',
        label: t('operations.versions.columns.process'),
        width: 'minmax(10rem, 3fr)',
        place: 'lead',
        cell: (version) => (
          <Link to="/operations" search={(before) => ({ ...before, version: versionName(version) })}>
            {version.name}
          </Link>
        ),
      },
      {
        id: 'version',
        label: t('operations.versions.columns.version'),
        width: '6rem',
        place: 'second',
        cell: ({ version }) => t('operations.versions.number', { version: String(version) }),
      },
      {
        id: 'state',
        label: t('operations.versions.columns.state'),
        width: '7rem',
        place: 'second',
        cell: (version) => <VersionBadge version={version} />,
      },
      {
        id: 'still',
        label: t('operations.versions.columns.still'),
        width: '7rem',
        place: 'second',
        cell: ({ suspendedInstances: count }) => (count === 0 ? '' : t('operations.versions.still', { count })),
      },
      {
        id: 'running',
        label: t('operations.versions.columns.running'),
        width: '6rem',
        place: 'end',
        cell: ({ running, suspendedInstances }) =>
          t('operations.versions.running', { count: running - suspendedInstances }),
      },
    ],
    [t],
  );
};
