import { QueryState, StatePanel } from '@relevo/web';
import { IconVersions } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { RowTable } from '../rows/row-table.js';
import { useWords } from '../words.js';
import { Gone } from './gone.js';
import { ListAndDetail } from './list-and-detail.js';
import classes from './operations.module.css';
import { useOperationsPlace } from './use-operations.js';
import { useVersionColumns } from './version-columns.js';
import { VersionDetail } from './version-detail.js';
import { versionName, versionsQuery } from './version-queries.js';

const Nothing = () => {
  const t = useWords();
  return (
    <StatePanel icon={<IconVersions size={22} />} title={t('operations.versions.empty')}>
      {t('operations.versions.emptyHint')}
    </StatePanel>
  );
};

/** What is published and what runs on it; a version that goes wrong can be stopped from beginning more. */
export const VersionsPanel = () => {
  const t = useWords();
  const { place, change } = useOperationsPlace();
  const columns = useVersionColumns();
  const versions = useQuery(versionsQuery);
  const close = (): void => change({ version: undefined });
  const shown = versions.data?.find((version) => versionName(version) === place.version);
  return (
    <ListAndDetail
      opened={place.version}
      label={t('operations.version.what')}
      list={
        <>
          <p className={classes.soft}>{t('operations.versions.intro')}</p>
          <QueryState query={versions}>
            {(rows) =>
              rows.length === 0 ? (
                <Nothing />
              ) : (
                <RowTable label={t('operations.versions.label')} rows={rows} keyOf={versionName} columns={columns} />
              )
            }
          </QueryState>
        </>
      }
    >
      <QueryState query={versions}>
        {() =>
          shown ? (
            <VersionDetail key={shown.key} version={shown} onClose={close} />
          ) : (
            <Gone
              icon={<IconVersions size={22} />}
              title={t('operations.version.gone')}
              hint={t('operations.version.goneHint')}
              onClose={close}
            />
          )
        }
      </QueryState>
    </ListAndDetail>
  );
};
