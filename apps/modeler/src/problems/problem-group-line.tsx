import { UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useWords } from '../words.js';
import type { ProblemGroup } from './problem-groups.js';
import { problemIcons, ProblemLine, type ProblemLineProps } from './problem-line.js';
import type { Problem } from './problem.js';
import classes from './problems-list.module.css';

/** More lines than these are no list that anybody reads. */
const most = 50;

interface ProblemGroupLineProps extends Omit<ProblemLineProps, 'problem'> {
  readonly group: ProblemGroup;
  readonly sentence: string;
}

/** The first ones, and the one that is looked at, wherever it stands. */
const shownOf = (problems: readonly Problem[], chosen: Problem | undefined): readonly Problem[] => {
  const first = problems.slice(0, most);
  return chosen === undefined || first.includes(chosen) ? first : [...first, chosen];
};

/** Said once with its number; opened, each is a line of its own. */
export const ProblemGroupLine = ({ group, sentence, ...line }: ProblemGroupLineProps) => {
  const t = useWords();
  const [opened, setOpened] = useState(false);
  const { problems } = group;
  const chosen = problems.find(({ key }) => key === line.tour.chosen?.key);
  const [first] = problems;
  const open = opened || chosen !== undefined;
  const shown = shownOf(problems, chosen);
  const toggle = (): void => {
    if (chosen !== undefined) line.tour.leave();
    setOpened(!open);
  };
  if (first === undefined) return null;
  return (
    <li>
      <div className={classes.line}>
        <UnstyledButton
          className={classes.problem}
          data-severity={first.severity}
          data-problem=""
          aria-expanded={open}
          onClick={toggle}
        >
          <span className={classes.icon} aria-hidden="true">
            {problemIcons[first.severity]}
          </span>
          <span className="r-visually-hidden">{t(`problems.${first.severity}`)}</span>
          <span className={classes.where}>
            <span className={classes.many}>{t('problems.places', { count: problems.length })}</span>
            <span aria-hidden="true">{open ? <IconChevronDown size={14} /> : <IconChevronRight size={14} />}</span>
          </span>
          <span>{sentence}</span>
        </UnstyledButton>
      </div>
      {open && (
        <ul className={classes.group}>
          {shown.map((problem) => (
            <ProblemLine key={problem.key} problem={problem} {...line} />
          ))}
          {shown.length < problems.length && (
            <li className={classes.keys}>{t('problems.more', { count: problems.length - shown.length })}</li>
          )}
        </ul>
      )}
    </li>
  );
};
