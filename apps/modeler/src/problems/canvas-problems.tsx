import { Popover } from '@mantine/core';
import { useLanguage } from '@relevo/web';
import { useEffect, useRef, useState } from 'react';
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
  // Words are new with each drawing of the page, marks only with what they mark.
  const words = useRef(t);
  words.current = t;
  useEffect(() => {
    const marks = editor.get('problemMarks');
    open(null);
    marks.show(problems, {
      label: (own) => own.map((problem) => saidPlainly(problem, words.current, language)).join(' '),
      open: (elementId, host) => open({ elementId, host }),
    });
  }, [editor, problems, language]);
  return { opened, close: () => open(null) };
};

const usePath = ({ editor, tour }: CanvasProblemsProps): void => {
  const t = useWords();
  const { chosen, pathShown } = tour;
  const words = useRef(t);
  words.current = t;
  useEffect(() => {
    const path = editor.get('problemPath');
    const say = words.current;
    if (chosen === null || !pathShown) path.clear();
    else
      path.show(chosen, {
        answer: (answer) => say('problems.ifAnswer', { answer }),
        happens: (event) => say('problems.ifHappens', { event }),
        otherwise: say('problems.ifOther'),
        thisWay: say('problems.ifThisWay'),
      });
  }, [editor, chosen, pathShown]);
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
