import { Tabs } from '@mantine/core';
import { hasRole, usePerson } from '@relevo/web';
import { getRouteApi } from '@tanstack/react-router';
import { ForRoles } from '../frame/for-roles.js';
import { useWords } from '../words.js';
import { ErasureView } from './erasure-view.js';
import { KeptView } from './kept-view.js';
import { ProofView } from './proof-view.js';
import classes from './records.module.css';

const route = getRouteApi('/frame/inside/records');

const views = ['proof', 'kept', 'erasure'] as const;
type View = (typeof views)[number];

const isView = (text: string | null | undefined): text is View => views.some((view) => view === text);

const Records = () => {
  const t = useWords();
  const person = usePerson();
  const { view } = route.useSearch();
  const navigate = route.useNavigate();
  const mine = views.filter((one) => one !== 'erasure' || hasRole(person, 'administrator'));
  const shown = isView(view) && mine.includes(view) ? view : 'proof';
  return (
    <div className={classes.screen}>
      <header className={classes.head}>
        <h1>{t('records.title')}</h1>
        <p>{t('records.intro')}</p>
      </header>
      <Tabs
        value={shown}
        onChange={(next) => isView(next) && void navigate({ search: { view: next }, replace: true })}
        keepMounted={false}
      >
        <Tabs.List>
          {mine.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {t(`records.views.${one}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="proof">
          <ProofView />
        </Tabs.Panel>
        <Tabs.Panel value="kept">
          <KeptView />
        </Tabs.Panel>
        {mine.includes('erasure') && (
          <Tabs.Panel value="erasure">
            <ErasureView />
          </Tabs.Panel>
        )}
      </Tabs>
    </div>
  );
};

/** Proof, keeping and erasing: the auditor's and the administrator's side of the history. */
export const RecordsScreen = () => (
  <ForRoles roles={['auditor', 'administrator']}>
    <Records />
  </ForRoles>
);
