import { useCallback, useEffect, useState } from 'react';
import { isAnswered, type Problem } from './problem.js';

export interface ProblemTour {
  readonly chosen: Problem | null;
  readonly pathShown: boolean;
  readonly listed: boolean;
  readonly list: (listed: boolean) => void;
  readonly choose: (problem: Problem) => void;
  /** Looks at none. */
  readonly leave: () => void;
  readonly showPath: (shown: boolean) => void;
}

/** Which problem is looked at; F8 and Shift+F8 go through them from anywhere. */
export const useProblemTour = (problems: readonly Problem[], onShow: (problem: Problem) => void): ProblemTour => {
  const [key, setKey] = useState<string | null>(null);
  const [pathShown, showPath] = useState(true);
  const [listed, list] = useState(false);
  const chosen = (listed && problems.find((problem) => problem.key === key)) || null;
  const choose = useCallback(
    (problem: Problem) => {
      setKey(problem.key);
      list(true);
      showPath(true);
      onShow(problem);
    },
    [onShow],
  );
  const leave = useCallback(() => setKey(null), []);
  useEffect(() => {
    const go = (event: KeyboardEvent): void => {
      const open = problems.filter((problem) => !isAnswered(problem));
      if (event.key !== 'F8' || open.length === 0) return;
      event.preventDefault();
      const step = event.shiftKey ? -1 : 1;
      const here = open.findIndex((problem) => problem.key === chosen?.key);
      const next = open[here === -1 && step === -1 ? open.length - 1 : (here + step + open.length) % open.length];
      if (next !== undefined) choose(next);
    };
    window.addEventListener('keydown', go);
    return () => window.removeEventListener('keydown', go);
  }, [problems, chosen, choose]);
  return { chosen, pathShown, listed, list, choose, leave, showPath };
};
