import { Button, CopyButton } from '@mantine/core';
import type { Replay, ReplayFrame, VariableChange } from '@relevo/contracts';
import { exactTime, useLanguage } from '@relevo/web';
import { IconLink, IconShieldCheck, IconShieldX } from '@tabler/icons-react';
import { useMemo, type ReactNode } from 'react';
import { LabelledValues } from '../tasks/labelled-values.js';
import { useValueWords } from '../tasks/value-words.js';
import { useWords } from '../words.js';
import { elementNames } from './element-names.js';
import { useFrameWords } from './frame-words.js';
import classes from './replay-facts.module.css';

const Part = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <section className={classes.part}>
    <h3>{title}</h3>
    {children}
  </section>
);

/** A value handed up from a task's scope is one change to a reader: the first before, the last after. */
const lastChanges = (frame: ReplayFrame): readonly VariableChange[] => {
  const changes = new Map<string, VariableChange>();
  for (const change of frame.changes) {
    const before = changes.get(change.name)?.before ?? change.before;
    changes.set(change.name, { ...change, before });
  }
  return [...changes.values()];
};

const Changes = ({ frame }: { readonly frame: ReplayFrame }) => {
  const t = useWords();
  const words = useValueWords();
  const changes = lastChanges(frame);
  if (changes.length === 0) return null;
  return (
    <Part title={t('replay.changes')}>
      <table className={classes.changes}>
        <thead>
          <tr>
            <th scope="col">
              <span className="r-visually-hidden">{t('replay.changes')}</span>
            </th>
            <th scope="col">{t('replay.before')}</th>
            <th scope="col">{t('replay.after')}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <tr key={change.name}>
              <th scope="row">{change.name}</th>
              <td>{words(change.before ?? null) || t('replay.unset')}</td>
              <td>{change.erased ? t('replay.erased') : words(change.after) || t('replay.unset')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Part>
  );
};

const Form = ({ form }: { readonly form: ReplayFrame['form'] }) => {
  const t = useWords();
  if (form === null) return null;
  const title =
    form.version === null ? form.label : t('replay.formVersion', { label: form.label, version: form.version });
  return (
    <Part title={title}>
      <LabelledValues values={form.values} />
    </Part>
  );
};

const Decisions = ({ frame }: { readonly frame: ReplayFrame }) => {
  const t = useWords();
  const words = useValueWords();
  if (frame.decisions.length === 0) return null;
  return (
    <Part title={t('replay.rules')}>
      {frame.decisions.map((decision) => (
        <p key={decision.decisionId} className={classes.decision}>
          <strong>{t('replay.decision', { id: decision.decisionId, version: decision.version })}</strong>
          <span>{t('replay.rule', { rules: decision.rules.join(', ') })}</span>
          <span>{t('replay.result', { result: words(decision.result) })}</span>
        </p>
      ))}
    </Part>
  );
};

const Notes = ({ frame }: { readonly frame: ReplayFrame }) => {
  const t = useWords();
  if (frame.notes.length === 0) return null;
  return (
    <Part title={t('replay.notes')}>
      <ul className={classes.notes}>
        {frame.notes.map((note, place) => (
          <li key={place} data-kind={note.kind}>
            <strong>{t(`replay.note.${note.kind}`)}</strong> {note.text}
          </li>
        ))}
      </ul>
    </Part>
  );
};

interface PlaceProps {
  readonly frame: ReplayFrame;
  readonly names: Readonly<Record<string, string>>;
}

/** What was finished in this step, which time it was, and where the ticket stands after it. */
const Places = ({ frame, names }: PlaceProps) => {
  const t = useWords();
  const nameOf = (elementId: string): string => names[elementId] ?? '';
  const finished = frame.visits.filter(({ elementId }) => nameOf(elementId) !== '');
  const now = [...new Set(frame.tokens.map(({ elementId }) => nameOf(elementId)))].filter((name) => name !== '');
  return (
    <>
      {finished.length > 0 && (
        <Part title={t('replay.visits')}>
          <ul className={classes.notes}>
            {finished.map(({ elementId, visit }) => (
              <li key={`${elementId} ${visit}`}>
                {visit > 1 ? t('replay.visit', { name: nameOf(elementId), visit }) : nameOf(elementId)}
              </li>
            ))}
          </ul>
        </Part>
      )}
      <Part title={t('replay.now')}>
        <p className={classes.now}>{now.length === 0 ? t('replay.nowhere') : now.join(', ')}</p>
      </Part>
    </>
  );
};

const Chain = ({ chain }: { readonly chain: Replay['chain'] }) => {
  const t = useWords();
  const language = useLanguage();
  const since = new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'short',
    hourCycle: 'h23',
  });
  return (
    <p className={classes.chain} data-whole={chain.whole}>
      {chain.whole ? <IconShieldCheck size={18} aria-hidden="true" /> : <IconShieldX size={18} aria-hidden="true" />}
      {chain.whole
        ? t('replay.whole', { time: since.format(Date.parse(chain.since)) })
        : t('replay.broken', { sequence: chain.brokenAt ?? 0 })}
    </p>
  );
};

interface ReplayFactsProps {
  readonly replay: Replay;
  readonly frame: ReplayFrame;
  readonly index: number;
}

/** Who, when, what they filled in, what it changed, which rule fired, and that nobody changed the record since. */
export const ReplayFacts = ({ replay, frame, index }: ReplayFactsProps) => {
  const t = useWords();
  const language = useLanguage();
  const frameWords = useFrameWords();
  const xml = replay.diagrams[frame.definitionKey]?.xml;
  const names = useMemo(() => (xml === undefined ? {} : elementNames(xml)), [xml]);
  const link = `${window.location.origin}/replay/${replay.number}?at=${frame.sequence}`;
  return (
    <aside className={classes.facts} aria-labelledby="facts-title">
      <header className={classes.head}>
        <p id="facts-title" className={classes.kicker}>
          {t('replay.what')} · {t('replay.position', { place: index + 1, count: replay.frames.length })}
        </p>
        <h2 aria-live="polite">{frameWords(frame)}</h2>
        <p className={classes.who}>
          {frame.actor === null ? t('replay.byEngine') : t('replay.by', { name: frame.actor.name })}
          {frame.onBehalfOf !== null && `, ${t('replay.behalf', { name: frame.onBehalfOf.name })}`}
        </p>
        <p className={classes.when}>
          <time dateTime={frame.at}>{exactTime(Date.parse(frame.at), language)}</time>
        </p>
      </header>
      <Form form={frame.form} />
      <Changes frame={frame} />
      <Decisions frame={frame} />
      <Notes frame={frame} />
      <Places frame={frame} names={names} />
      <footer className={classes.foot}>
        <Chain chain={replay.chain} />
        <CopyButton value={link}>
          {({ copied, copy }) => (
            <Button variant="default" size="xs" leftSection={<IconLink size={14} />} onClick={copy}>
              {t(copied ? 'replay.linked' : 'replay.link')}
            </Button>
          )}
        </CopyButton>
      </footer>
    </aside>
  );
};
