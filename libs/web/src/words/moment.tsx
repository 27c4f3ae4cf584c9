import { Tooltip } from '@mantine/core';
import type { Timestamp } from '@relevo/contracts';
import { useLanguage, useWebWords } from '../i18n/languages.js';
import classes from './moment.module.css';
import { clockTime, duration, exactTime, promiseTime, relativeTime } from './time-words.js';
import { useNow } from './use-now.js';

interface MomentProps {
  readonly at: Timestamp;
}

interface ExactProps extends MomentProps {
  readonly words: string;
  readonly tone?: 'late' | 'soon' | undefined;
}

const Exact = ({ at, words, tone }: ExactProps) => {
  const language = useLanguage();
  return (
    <Tooltip label={exactTime(Date.parse(at), language)}>
      <time dateTime={at} className={classes.moment} data-tone={tone}>
        {words}
      </time>
    </Tooltip>
  );
};

/** "5 minutes ago"; the exact time on hover. */
export const RelativeTime = ({ at }: MomentProps) => {
  const language = useLanguage();
  return <Exact at={at} words={relativeTime(Date.parse(at), useNow(), language)} />;
};

/** "today 15:00"; the exact time on hover. */
export const PromiseTime = ({ at }: MomentProps) => {
  const language = useLanguage();
  return <Exact at={at} words={promiseTime(Date.parse(at), useNow(), language)} />;
};

/** "10:42"; the exact time on hover. */
export const ClockTime = ({ at }: MomentProps) => {
  const language = useLanguage();
  return <Exact at={at} words={clockTime(Date.parse(at), language)} />;
};

/** "3 hr": how long ago, for dense rows. */
export const Age = ({ at }: MomentProps) => {
  const language = useLanguage();
  return <Exact at={at} words={duration(useNow() - Date.parse(at), language)} />;
};

const soon = 3_600_000;

/** "2 hr left", "3 hr late": never by colour alone. */
export const TimeLeft = ({ at }: MomentProps) => {
  const language = useLanguage();
  const t = useWebWords();
  const left = Date.parse(at) - useNow();
  const words = t(left < 0 ? 'time.over' : 'time.left', { time: duration(left, language) });
  const tone = left < 0 ? 'late' : left < soon ? 'soon' : undefined;
  return <Exact at={at} words={words} tone={tone} />;
};
