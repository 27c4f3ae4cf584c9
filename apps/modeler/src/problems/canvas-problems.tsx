import { Popover } from '@mantine/core';
import { useLanguage } from '@relevo/web';
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import type { BpmnEditor } from '../editor/bpmn-editor.js';
import { useWords } from '../words.js';
import { AnswerButtons, type Answers } from './answer-buttons.js';
import { OfferButtons } from './offer-buttons.js';
import type { Offer } from './offers.js';
import { saidPlainly } from './problem-words.js';
import { isAnswered, type Problem } from './problem.js';
import classes from './problems-list.module.css';
import type { ProblemTour } from './use-problem-tour.js';

interface CanvasProblemsProps {
  readonly editor: BpmnEditor;
  readonly problems: readonly Problem[];
  readonly tour: ProblemTour;
  readonly offers: (problem: Problem) => readonly Offer[];
  readonly answers: Answers;
}

interface Opened {
  readonly elementId: string;
  readonly host: HTMLElement;
}

const useMarks = ({ editor, problems }: CanvasProblemsProps) => {
  const t = useWords();
  const language = useLanguage();
  const [opened, open] = useState<Opened | null>(null);
  useEffect(() => {
    const marks = editor.get('problemMarks');
    open(null);
    marks.show(problems, {
      label: (own) => own.map((problem) => saidPlainly(problem, t, language)).join(' '),
      open: (elementId, host) => open({ elementId, host }),
    });
    // The words change with the language alone.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [editor, problems, language]);
  return { opened, close: () => open(null) };
};

const usePath = ({ editor, problems, tour }: CanvasProblemsProps): void => {
  const t = useWords();
  const { chosen, pathShown } = tour;
  useEffect(() => {
    const path = editor.get('problemPath');
    if (chosen === null || !pathShown) path.clear();
    else
      path.show(chosen, {
        answer: (answer) => t('problems.ifAnswer', { answer }),
        happens: (event) => t('problems.ifHappens', { event }),
        otherwise: t('problems.ifOther'),
        thisWay: t('problems.ifThisWay'),
      });
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [editor, problems, chosen, pathShown]);
};

/** What is wrong, on the canvas: badges, what they say when pressed, and the path of the chosen one. */
export const CanvasProblems = (props: CanvasProblemsProps) => {
  const t = useWords();
  const language = useLanguage();
  const { opened, close } = useMarks(props);
  usePath(props);
  if (opened === null) return null;
  const fixes = props.editor.get('problemFixes');
  const own = props.problems.filter(
    (problem) =>
      !isAnswered(problem) &&
      problem.elementId !== undefined &&
      fixes.drawn(problem.elementId)?.id === opened.elementId,
  );
  return createPortal(
    <Popover opened onChange={(isOpen) => !isOpen && close()} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <span className={classes.anchor} />
      </Popover.Target>
      <Popover.Dropdown className={classes.popover ?? ''} aria-label={t('problems.title')}>
        {own.map((problem) => (
          <div key={problem.key} className={classes.said}>
            <p>{saidPlainly(problem, t, language)}</p>
            <OfferButtons offers={props.offers(problem)} />
            <AnswerButtons problem={problem} answers={props.answers} asked />
          </div>
        ))}
      </Popover.Dropdown>
    </Popover>,
    opened.host,
  );
};
