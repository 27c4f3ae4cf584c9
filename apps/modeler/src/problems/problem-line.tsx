import { Button, UnstyledButton } from '@mantine/core';
import { useLanguage } from '@relevo/web';
import { IconAlertTriangle, IconBan, IconBulb } from '@tabler/icons-react';
import { titleOf } from '../files/bundle.js';
import { useWords } from '../words.js';
import { AnswerButtons, type Answers } from './answer-buttons.js';
import { OfferButtons } from './offer-buttons.js';
import type { Offer } from './offers.js';
import { saidExactly, saidPlainly } from './problem-words.js';
import type { Problem } from './problem.js';
import classes from './problems-list.module.css';
import type { ProblemTour } from './use-problem-tour.js';

export const problemIcons = {
  error: <IconBan size={16} />,
  warning: <IconAlertTriangle size={16} />,
  hint: <IconBulb size={16} />,
} as const;

export interface ProblemLineProps {
  readonly problem: Problem;
  readonly tour: ProblemTour;
  readonly offers: (problem: Problem) => readonly Offer[];
  readonly answers: Answers;
  /** The element, where its own name does not tell by what stands around it. */
  readonly whereabouts: (problem: Problem) => string;
}

const Detail = ({ problem }: { readonly problem: Problem }) => {
  const t = useWords();
  const exactly = saidExactly(problem);
  return exactly === null ? null : (
    <p className={classes.exactly}>
      {t('problems.exactly')}: <span lang="en">{exactly}</span>
    </p>
  );
};

/** What, where, the way out in a sentence, and the buttons that take it. */
export const ProblemLine = ({ problem, tour, offers, answers, whereabouts }: ProblemLineProps) => {
  const t = useWords();
  const language = useLanguage();
  const { severity, elementName, elementId, file, path } = problem;
  const isChosen = tour.chosen?.key === problem.key;
  const isFile = elementId === undefined && elementName === undefined && file !== undefined;
  const where = isFile ? titleOf(file) : whereabouts(problem);
  return (
    <li className={classes.line} data-chosen={isChosen}>
      <UnstyledButton
        className={classes.problem}
        data-severity={severity}
        data-problem=""
        aria-current={isChosen}
        onClick={() => tour.choose(problem)}
      >
        <span className={classes.icon} aria-hidden="true">
          {problemIcons[severity]}
        </span>
        <span className="r-visually-hidden">{t(`problems.${severity}`)}</span>
        <span className={classes.where} title={where}>
          {where}
        </span>
        <span>{saidPlainly(problem, t, language)}</span>
      </UnstyledButton>
      <OfferButtons offers={offers(problem)} />
      {isChosen && path !== undefined && path.length > 0 && (
        <Button
          size="compact-sm"
          variant="subtle"
          aria-pressed={tour.pathShown}
          onClick={() => tour.showPath(!tour.pathShown)}
        >
          {t(tour.pathShown ? 'problems.hidePath' : 'problems.showPath')}
        </Button>
      )}
      <AnswerButtons problem={problem} answers={answers} asked={isChosen} />
      {isChosen && <Detail problem={problem} />}
    </li>
  );
};
