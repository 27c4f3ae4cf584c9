import { UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconBan, IconBulb, IconCheck, IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useWords } from '../words.js';
import type { Problem } from './problem.js';
import classes from './problems-list.module.css';

interface ProblemsListProps {
  readonly problems: readonly Problem[];
  readonly open: boolean;
  /** The engine has refused to publish because of these. */
  readonly refused: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly onShow: (problem: Problem) => void;
}

const icons = {
  error: <IconBan size={16} />,
  warning: <IconAlertTriangle size={16} />,
  hint: <IconBulb size={16} />,
} as const;

const useSummary = (problems: readonly Problem[], refused: boolean): string => {
  const t = useWords();
  const count = (severity: Problem['severity']): number =>
    problems.filter((problem) => problem.severity === severity).length;
  const [errors, warnings, hints] = [count('error'), count('warning'), count('hint')];
  const parts = [
    errors > 0 && t('problems.errors', { count: errors }),
    warnings > 0 && t('problems.warnings', { count: warnings }),
    hints > 0 && t('problems.hints', { count: hints }),
  ].filter((part) => part !== false);
  if (parts.length === 0) return t('problems.none');
  return `${refused ? `${t('problems.refused')} ` : ''}${parts.join(' · ')}`;
};

const ProblemLine = ({ problem, onShow }: { readonly problem: Problem; readonly onShow: () => void }) => {
  const t = useWords();
  const { severity, elementName, message, file } = problem;
  return (
    <li>
      <UnstyledButton className={classes.problem} data-severity={severity} onClick={onShow}>
        <span className={classes.icon} aria-hidden="true">
          {icons[severity]}
        </span>
        <span className={classes.severity}>{t(`problems.${severity}`)}</span>
        <span className={classes.where}>{elementName ?? file ?? ''}</span>
        <span>{message}</span>
      </UnstyledButton>
    </li>
  );
};

/** One quiet line; unfolded, each finding leads to its element. */
export const ProblemsList = ({ problems, open, refused, onOpen, onShow }: ProblemsListProps) => {
  const t = useWords();
  const summary = useSummary(problems, refused);
  const severe = problems[0]?.severity;
  const unfolded = open && problems.length > 0;
  return (
    <section className={classes.problems} aria-label={t('problems.title')} data-refused={refused}>
      <UnstyledButton
        className={classes.summary}
        data-severity={severe === 'error' ? 'error' : 'calm'}
        aria-expanded={unfolded}
        disabled={problems.length === 0}
        onClick={() => onOpen(!unfolded)}
      >
        <span aria-hidden="true">{severe === undefined ? <IconCheck size={16} /> : icons[severe]}</span>
        <span>{summary}</span>
        {problems.length > 0 && (
          <span className={classes.fold} aria-hidden="true">
            {unfolded ? <IconChevronDown size={16} /> : <IconChevronUp size={16} />}
          </span>
        )}
      </UnstyledButton>
      <span className="r-visually-hidden" role="status">
        {summary}
      </span>
      {unfolded && (
        <ul className={classes.list}>
          {problems.map((problem, place) => (
            <ProblemLine key={place} problem={problem} onShow={() => onShow(problem)} />
          ))}
        </ul>
      )}
    </section>
  );
};
