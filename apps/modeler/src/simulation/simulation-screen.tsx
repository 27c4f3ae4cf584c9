import { Button, Tabs } from '@mantine/core';
import type { BundleFiles, Group } from '@relevo/contracts';
import { gatherBeads, noMarks, ProcessDiagram, SkeletonRows, type DiagramMarks } from '@relevo/web';
import { IconArrowLeft, IconShieldCheck } from '@tabler/icons-react';
import { useEffect, useMemo, useRef } from 'react';
import { diagramOf } from '../files/bundle.js';
import { InTopBar } from '../frame/top-slot.js';
import { useWords } from '../words.js';
import { NowPanel } from './now-panel.js';
import type { FileFinding, SimulationView } from './protocol.js';
import classes from './simulation.module.css';
import { TimeLine } from './time-line.js';
import { UnfitPanel } from './unfit-panel.js';
import { useSimulation, type Scenario } from './use-simulation.js';
import { VariablesTable } from './variables-table.js';

export interface SimulationScreenProps {
  /** Which of the file's processes is looked at. */
  readonly processId: string;
  readonly name: string;
  readonly files: BundleFiles;
  readonly groups: readonly Group[];
  /** Walked the last time. */
  readonly scenario: Scenario;
  readonly onScenario: (scenario: Scenario) => void;
  readonly onLeave: () => void;
  /** Leaves and leads to the place. */
  readonly onShow: (finding: FileFinding) => void;
}

/** Where one stood before; -1 before the start. Steps back are no journey: tokens do not go against their arrows. */
const journeyOf = ({ steps, current }: SimulationView, before: number): readonly string[] =>
  current < before ? [] : steps.slice(Math.min(before + 1, current), current + 1).flatMap(({ flows }) => flows);

const useMarks = (view: SimulationView | null): DiagramMarks => {
  const before = useRef(-1);
  const marks = useMemo((): DiagramMarks => {
    if (view === null || view.moment === null) return noMarks;
    const { tokens, path, visits, focus } = view.moment;
    return { tokens: gatherBeads(tokens), path, visits, focus, journey: journeyOf(view, before.current) };
  }, [view]);
  useEffect(() => {
    before.current = view?.current ?? -1;
  }, [view]);
  return marks;
};

const typing = 'input, textarea, select, [contenteditable="true"], [aria-expanded="true"], .fjs-select-display';

/** `Esc` first lets go of what is being typed, then leaves. */
const useEscape = (leave: () => void): void => {
  const latest = useRef(leave);
  latest.current = leave;
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      const { activeElement } = document;
      if (activeElement instanceof HTMLElement && activeElement.matches(typing)) activeElement.blur();
      else latest.current();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
};

const Bar = ({ name, onLeave }: Pick<SimulationScreenProps, 'name' | 'onLeave'>) => {
  const t = useWords();
  return (
    <div className={classes.bar}>
      <h1>{t('simulation.title', { name })}</h1>
      <Button
        variant="default"
        leftSection={<IconArrowLeft size={16} aria-hidden="true" />}
        rightSection={<kbd>{t('simulation.leaveHint')}</kbd>}
        onClick={onLeave}
      >
        {t('simulation.leave')}
      </Button>
    </div>
  );
};

const Banner = () => {
  const t = useWords();
  return (
    <div className={classes.banner} role="note">
      <IconShieldCheck size={18} aria-hidden="true" />
      <p>
        <strong>{t('simulation.safe')}.</strong> {t('simulation.safeHint')}
      </p>
    </div>
  );
};

/** What is to do now begins at the top, wherever somebody had scrolled to before. */
const useFromTheTop = (view: SimulationView | null) => {
  const panel = useRef<HTMLDivElement>(null);
  const now = view?.current;
  useEffect(() => {
    panel.current?.scrollTo({ top: 0 });
  }, [now]);
  return panel;
};

/** A draft tried out: the diagram with its tokens, what to do now, every variable, every step. */
export const SimulationScreen = (props: SimulationScreenProps) => {
  const { files, groups, onScenario, onLeave, onShow, name, processId } = props;
  const t = useWords();
  const { view, findings, trouble, ...doors } = useSimulation(files, onScenario);
  // What was walked before this time: it must not change while somebody walks anew.
  const scenario = useRef(props.scenario);
  const moment = view?.moment ?? null;
  const marks = useMarks(view);
  const panel = useFromTheTop(view);
  useEscape(onLeave);
  return (
    <div className={classes.screen}>
      <InTopBar>
        <Bar name={name} onLeave={onLeave} />
      </InTopBar>
      <Banner />
      {findings !== null && <UnfitPanel findings={findings} onShow={onShow} />}
      {findings === null && (
        <div className={classes.work}>
          <div className={classes.canvas}>
            <ProcessDiagram xml={files[diagramOf(files)] ?? ''} processId={processId} marks={marks} navigable />
          </div>
          <Tabs defaultValue="now" className={classes.panel ?? ''} keepMounted={false}>
            <Tabs.List>
              <Tabs.Tab value="now">{t('simulation.now')}</Tabs.Tab>
              <Tabs.Tab value="variables">{t('simulation.variables')}</Tabs.Tab>
            </Tabs.List>
            <Tabs.Panel ref={panel} tabIndex={0} value="now" className={classes.scroll ?? ''}>
              {view === null ? (
                <SkeletonRows rows={4} />
              ) : (
                <NowPanel view={view} trouble={trouble} scenario={scenario.current} groups={groups} doors={doors} />
              )}
            </Tabs.Panel>
            <Tabs.Panel tabIndex={0} value="variables" className={classes.scroll ?? ''}>
              <VariablesTable variables={moment?.variables ?? []} groups={groups} />
            </Tabs.Panel>
          </Tabs>
          {view !== null && <TimeLine view={view} doors={doors} />}
        </div>
      )}
    </div>
  );
};
