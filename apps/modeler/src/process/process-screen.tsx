import { Button, Select } from '@mantine/core';
import type { ProcessVersion, RunningProcess } from '@relevo/contracts';
import { QueryState, useLive } from '@relevo/web';
import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { definitionXmlQuery, versionsQuery } from '../drafts/draft-queries.js';
import { useProcessName } from '../drafts/use-process-name.js';
import { PublishAgainDialog } from '../versions/publish-again-dialog.js';
import { useWords } from '../words.js';
import { FirstTickets } from './first-tickets.js';
import type { Badge } from './flow-canvas.js';
import { FlowView } from './flow-view.js';
import classes from './process.module.css';
import { runningQuery } from './running-queries.js';
import { RunningPanel } from './running-panel.js';
import { TicketsAt } from './tickets-at.js';
import { useNewSteps } from './use-new-steps.js';

const route = getRouteApi('/inside/processes/$process');

const noBadges: readonly Badge[] = [];

const useBadges = (running: RunningProcess | undefined): readonly Badge[] => {
  const t = useWords();
  return useMemo(() => {
    if (running === undefined) return noBadges;
    const busy = running.elements.map(({ elementId, label, tickets, heat }): Badge => ({
      elementId,
      text: String(tickets),
      title: `${t('runs.at', { count: tickets, step: label })} · ${t(`runs.heats.${heat}`)}`,
      kind: heat,
    }));
    const stuck = running.stuck.map(({ elementId, label, tickets }): Badge => ({
      ...{ elementId, kind: 'stuck', text: `! ${tickets}` },
      title: t('runs.stuckAt', { count: tickets, step: label }),
    }));
    return [...busy, ...stuck];
  }, [running, t]);
};

const VersionChoice = ({ versions }: { readonly versions: readonly ProcessVersion[] }) => {
  const t = useWords();
  const { process } = route.useParams();
  const { version } = route.useSearch();
  const navigate = useNavigate();
  return (
    <Select
      aria-label={t('runs.shown')}
      data={[
        { value: '', label: t('runs.all') },
        ...versions.map((one) => ({ value: String(one.version), label: t('runs.one', { version: one.version }) })),
      ]}
      value={version === undefined ? '' : String(version)}
      allowDeselect={false}
      onChange={(value) =>
        void navigate({
          to: '/processes/$process',
          params: { process },
          search: value === null || value === '' ? {} : { version: Number(value) },
        })
      }
    />
  );
};

const Side = ({
  running,
  versions,
}: {
  readonly running: RunningProcess;
  readonly versions: readonly ProcessVersion[];
}) => {
  const t = useWords();
  const { process } = route.useParams();
  const { version, element, first } = route.useSearch();
  const navigate = useNavigate();
  const [taking, setTaking] = useState(false);
  const go = (search: object): void => void navigate({ to: '/processes/$process', params: { process }, search });
  const steps = useNewSteps(process, first);
  const former = versions.find((one) => first !== undefined && one.version < first)?.version ?? null;
  const label = [...running.elements, ...running.stuck].find(({ elementId }) => elementId === element)?.label;
  return (
    <aside className={classes.panel}>
      {first !== undefined && steps !== null && (
        <FirstTickets
          processId={process}
          version={first}
          steps={steps}
          former={former}
          onTakeBack={() => setTaking(true)}
          onDone={() => go({})}
        />
      )}
      {element !== undefined && (
        <section aria-labelledby="tickets-at">
          <h2 id="tickets-at">{t('runs.tickets', { step: label ?? element })}</h2>
          <TicketsAt processId={process} element={element} version={version} />
          <Button variant="subtle" size="compact-sm" onClick={() => go({ version, first })}>
            {t('runs.back')}
          </Button>
        </section>
      )}
      <RunningPanel running={running} chosen={element ?? null} onChoose={(id) => go({ version, first, element: id })} />
      {taking && former !== null && versions[0] !== undefined && (
        <PublishAgainDialog
          processId={process}
          version={former}
          newest={versions[0]}
          onClose={() => setTaking(false)}
        />
      )}
    </aside>
  );
};

const Shown = ({ versions }: { readonly versions: readonly ProcessVersion[] }) => {
  const t = useWords();
  const { process } = route.useParams();
  const search = route.useSearch();
  const { version, element, first } = search;
  const navigate = useNavigate();
  const shown = versions.find((one) => one.version === (version ?? first)) ?? versions[0];
  const xml = useQuery({ ...definitionXmlQuery(shown?.definitionKey ?? ''), enabled: shown !== undefined });
  const running = useQuery(runningQuery(process, version));
  const busy = useBadges(running.data);
  const steps = useNewSteps(process, first);
  const badges = useMemo(
    () => [
      ...[...(steps?.keys() ?? [])].map((elementId): Badge => ({ elementId, text: '★', title: '', kind: 'added' })),
      ...busy,
    ],
    [steps, busy],
  );
  const choose = (id: string): void => {
    const known = [...(running.data?.elements ?? []), ...(running.data?.stuck ?? [])];
    if (!known.some(({ elementId }) => elementId === id)) return;
    void navigate({ to: '/processes/$process', params: { process }, search: { ...search, element: id } });
  };
  return (
    <>
      {xml.data !== undefined && (
        <FlowView
          xml={xml.data}
          processId={process}
          label={t('runs.diagram')}
          badges={badges}
          chosen={element ?? null}
          onChoose={choose}
        />
      )}
      <QueryState query={running}>{(found) => <Side running={found} versions={versions} />}</QueryState>
    </>
  );
};

/** What runs of a published process, on its own diagram. */
export const ProcessScreen = () => {
  const t = useWords();
  const { process } = route.useParams();
  useLive('processes', 'tickets');
  const versions = useQuery(versionsQuery(process));
  const name = useProcessName(process);
  return (
    <div className={classes.screen}>
      <header className={classes.head}>
        <Link to="/" aria-label={t('editor.back')}>
          <IconArrowLeft size={20} aria-hidden="true" />
        </Link>
        <h1>{t('runs.title', { name })}</h1>
        <VersionChoice versions={versions.data ?? []} />
        <Link to="/processes/$process/versions" params={{ process }}>
          {t('runs.versions')}
        </Link>
      </header>
      <QueryState query={versions}>{(list) => <Shown versions={list} />}</QueryState>
    </div>
  );
};
