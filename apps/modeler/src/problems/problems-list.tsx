import { UnstyledButton } from '@mantine/core';
import { useLanguage } from '@relevo/web';
import { IconCheck, IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useWords } from '../words.js';
import { ProblemGroupLine } from './problem-group-line.js';
import { groupEqual } from './problem-groups.js';
import { problemIcons, ProblemLine, type ProblemLineProps } from './problem-line.js';
import { saidPlainly } from './problem-words.js';
import { isAnswered, type Problem } from './problem.js';
import classes from './problems-list.module.css';
import type { Problems } from './use-problems.js';

interface ProblemsListProps extends Omit<ProblemLineProps, 'problem'> {
  readonly problems: Problems;
}

const severities = ['error', 'warning', 'hint'] as const;
const kinds = [...severities, 'answered'] as const;
const kindOf = (problem: Problem) => (isAnswered(problem) ? 'answered' : problem.severity);
const plural = { error: 'problems.errors', warning: 'problems.warnings', hint: 'problems.hints' } as const;

const useSummary = ({ all, refused, checking, gaveUp }: Problems): string => {
  const t = useWords();
  const parts = severities.flatMap((severity) => {
    const count = all.filter((problem) => problem.severity === severity && !isAnswered(problem)).length;
    return count === 0 ? [] : [t(plural[severity], { count })];
  });
  if (gaveUp) return [t('problems.gaveUp'), ...parts].join(' ');
  if (parts.length === 0) return t(checking ? 'problems.checking' : 'problems.none');
  return `${refused ? `${t('problems.refused')} ` : ''}${parts.join(' · ')}`;
};

/** `j`, `k` and the arrows go from line to line; Enter is the line's own button. */
const moveBy = (event: KeyboardEvent<HTMLElement>): void => {
  const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key];
  if (step === undefined || !(event.target instanceof HTMLElement) || event.target.matches('input, textarea')) return;
  const lines = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-problem]')];
  const own = event.target.closest('li');
  const here = lines.findIndex((line) => line.closest('li') === own);
  event.preventDefault();
  lines[Math.min(lines.length - 1, Math.max(0, here + step))]?.focus();
};

const Lines = ({ problems, ...line }: ProblemsListProps) => {
  const t = useWords();
  const language = useLanguage();
  const list = useRef<HTMLDivElement>(null);
  const chosen = line.tour.chosen?.key;
  useEffect(() => {
    if (chosen !== undefined)
      list.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <div className={classes.list} ref={list} onKeyDown={moveBy} role="presentation">
      {kinds.map((kind) => {
        const own = problems.all.filter((problem) => kindOf(problem) === kind);
        return own.length === 0 ? null : (
          <section key={kind} aria-label={t(`problems.${kind}`)}>
            <h2 className={classes.severity} data-severity={kind}>
              {t(`problems.${kind}`)}
            </h2>
            <ul>
              {groupEqual(own, (problem) => saidPlainly(problem, t, language)).map((group) => {
                const [problem] = group.problems;
                if (problem === undefined) return null;
                if (group.problems.length === 1) return <ProblemLine key={group.key} problem={problem} {...line} />;
                const sentence = saidPlainly(problem, t, language);
                return <ProblemGroupLine key={group.key} group={group} sentence={sentence} {...line} />;
              })}
            </ul>
          </section>
        );
      })}
      <p className={classes.keys}>{t('problems.keys')}</p>
    </div>
  );
};

/** One quiet line; unfolded, each problem leads to its element and its way out. */
export const ProblemsList = (props: ProblemsListProps) => {
  const t = useWords();
  const { problems, tour } = props;
  const summary = useSummary(problems);
  const severe = problems.all.find((problem) => !isAnswered(problem))?.severity;
  const unfolded = tour.listed && problems.all.length > 0;
  return (
    <section className={classes.problems} aria-label={t('problems.title')} data-refused={problems.refused}>
      <UnstyledButton
        className={classes.summary}
        data-severity={severe === 'error' ? 'error' : 'calm'}
        aria-expanded={unfolded}
        disabled={problems.all.length === 0}
        onClick={() => tour.list(!unfolded)}
      >
        <span aria-hidden="true">{severe === undefined ? <IconCheck size={16} /> : problemIcons[severe]}</span>
        <span>{summary}</span>
        {problems.all.length > 0 && (
          <span className={classes.fold} aria-hidden="true">
            {unfolded ? <IconChevronDown size={16} /> : <IconChevronUp size={16} />}
          </span>
        )}
      </UnstyledButton>
      <span className="r-visually-hidden" role="status">
        {summary}
      </span>
      {problems.notExplored.length > 0 && (
        <p className={classes.keys}>
          {t('problems.notExplored', {
            names: problems.notExplored.map((name) => t('problems.quoted', { name })).join(', '),
          })}
        </p>
      )}
      {unfolded && <Lines {...props} />}
    </section>
  );
};
