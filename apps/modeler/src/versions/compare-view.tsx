import { Button, UnstyledButton } from '@mantine/core';
import type { BundleFiles } from '@relevo/contracts';
import { SkeletonRows } from '@relevo/web';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useSentence } from '../differences/change-list.js';
import type { Differences } from '../differences/differences.js';
import { markNames, marks } from '../differences/marks.js';
import { TableRules } from '../differences/table-rules.js';
import { useDifferences } from '../differences/use-differences.js';
import { diagramOf } from '../files/bundle.js';
import type { Badge, FlowCanvas } from '../process/flow-canvas.js';
import { FlowView } from '../process/flow-view.js';
import { useWords } from '../words.js';
import classes from './versions.module.css';

interface Side {
  readonly title: string;
  readonly files: BundleFiles;
}

interface CompareViewProps {
  readonly processId: string;
  readonly before: Side;
  readonly after: Side;
}

/** Each follows the other; what one is told is not told back. */
const useTogether = () => {
  const pair = useRef<(FlowCanvas | null)[]>([null, null]);
  const following = useRef(false);
  return (place: 0 | 1) =>
    (canvas: FlowCanvas | null): void => {
      pair.current[place] = canvas;
      canvas?.onView((box) => {
        const other = pair.current[1 - place];
        if (following.current || other === null || other === undefined) return;
        following.current = true;
        other.view(box);
        following.current = false;
      });
    };
};

/** Steps that only lie elsewhere are often all that come after a new one: they would hide what changed. */
const useBadges = (found: Differences | null, withMoved: boolean): readonly Badge[] => {
  const t = useWords();
  return useMemo(
    () =>
      [...(found?.marks ?? [])]
        .filter(([, mark]) => withMoved || mark !== 'moved')
        .map(([elementId, mark]): Badge => ({
          elementId,
          text: marks[mark],
          title: t(`compare.marks.${mark}`),
          kind: mark,
        })),
    [found, t, withMoved],
  );
};

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');

const useSteps = (count: number) => {
  const [place, setPlace] = useState<number | null>(null);
  useEffect(() => setPlace(null), [count]);
  const step = useCallback(
    (by: 1 | -1): void =>
      setPlace((now) => (count === 0 ? null : now === null ? (by === 1 ? 0 : count - 1) : (now + by + count) % count)),
    [count],
  );
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === 'n') step(1);
      if (event.key === 'p') step(-1);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [step]);
  return { place, setPlace, step };
};

const Legend = () => {
  const t = useWords();
  return (
    <ul className={classes.legend} aria-label={t('compare.legend')}>
      {markNames.map((mark) => (
        <li key={mark}>
          <strong>{marks[mark]}</strong> {t(`compare.marks.${mark}`)}
        </li>
      ))}
    </ul>
  );
};

/** Two bundles side by side, with every difference marked and said. */
export const CompareView = ({ processId, before, after }: CompareViewProps) => {
  const t = useWords();
  const found = useDifferences(before.files, after.files);
  const sentence = useSentence(found);
  const changes = found?.changes ?? [];
  const { place, setPlace, step } = useSteps(changes.length);
  const looked = place === null ? undefined : changes[place];
  const badges = useBadges(found, looked?.kind === 'layout' || changes.every(({ kind }) => kind === 'layout'));
  const together = useTogether();
  const [joinBefore] = useState(() => together(0));
  const [joinAfter] = useState(() => together(1));
  const chosen = looked?.elementId ?? null;
  const choose = (id: string): void => {
    const at = changes.findIndex(({ elementId }) => elementId === id);
    if (at >= 0) setPlace(at);
  };
  const drawing = ({ files }: Side): string => files[diagramOf(files)] ?? '';
  return (
    <>
      <div className={classes.sides}>
        <FlowView
          xml={drawing(before)}
          processId={processId}
          label={before.title}
          badges={badges}
          chosen={chosen}
          onChoose={choose}
          onCanvas={joinBefore}
        />
        <FlowView
          xml={drawing(after)}
          processId={processId}
          label={after.title}
          badges={badges}
          chosen={chosen}
          onChoose={choose}
          onCanvas={joinAfter}
        />
      </div>
      <div className={classes.bar}>
        <h2>{t('compare.title')}</h2>
        <Button variant="default" size="compact-sm" title={t('compare.keys')} onClick={() => step(-1)}>
          {t('compare.previous')}
        </Button>
        <Button variant="default" size="compact-sm" title={t('compare.keys')} onClick={() => step(1)}>
          {t('compare.next')}
        </Button>
        <span role="status">{place !== null && t('compare.place', { place: place + 1, count: changes.length })}</span>
        <Legend />
      </div>
      {found === null && <SkeletonRows rows={3} />}
      {found !== null && changes.length === 0 && <p>{t('changes.none')}</p>}
      <ol className={classes.sentences}>
        {changes.map((change, at) => (
          <li key={at}>
            <UnstyledButton className={classes.sentence ?? ''} aria-current={place === at} onClick={() => setPlace(at)}>
              {marks[change.mark]} {sentence(change)}
            </UnstyledButton>
          </li>
        ))}
      </ol>
      {found?.tables.map((table) => (
        <TableRules key={table.name} table={table} />
      ))}
    </>
  );
};
