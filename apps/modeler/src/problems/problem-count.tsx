import { Button } from '@mantine/core';
import { useWords } from '../words.js';
import { problemIcons } from './problem-line.js';
import { isAnswered, type Problem } from './problem.js';

interface ProblemCountProps {
  readonly problems: readonly Problem[];
  readonly onOpen: () => void;
}

/** Beside Publish, and only when there is something: how many, and the way to them. */
export const ProblemCount = ({ problems, onOpen }: ProblemCountProps) => {
  const t = useWords();
  const open = problems.filter((problem) => !isAnswered(problem));
  const [worst] = open;
  if (worst === undefined) return null;
  return (
    <Button
      variant="subtle"
      color={worst.severity === 'error' ? 'red' : 'gray'}
      leftSection={<span aria-hidden="true">{problemIcons[worst.severity]}</span>}
      onClick={onOpen}
    >
      {t('problems.count', { count: open.length })}
    </Button>
  );
};
