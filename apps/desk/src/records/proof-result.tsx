import type { HistoryFinding } from '@relevo/contracts';
import { exactTime, useErrorWords, useLanguage } from '@relevo/web';
import { IconAlertTriangle, IconShieldCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useWords } from '../words.js';
import classes from './records.module.css';
import type { Verification } from './use-verification.js';
import type { VerificationSum } from './verification-sum.js';

const useTime = (): ((at: string) => string) => {
  const language = useLanguage();
  return (at) => exactTime(Date.parse(at), language);
};

const useStreamWords = () => {
  const t = useWords();
  return ({ number, stream }: HistoryFinding): string => {
    if (number !== null) return number;
    if (stream === 'administration') return t('records.proof.stream.administration');
    const [kind = 'case', name = ''] = stream.split(':');
    return t(`records.proof.stream.${kind as 'process' | 'article' | 'decision' | 'case'}`, { name });
  };
};

const Finding = ({ finding }: { readonly finding: HistoryFinding }) => {
  const t = useWords();
  const streamWords = useStreamWords();
  const { number, sequence, kind, otherSequence } = finding;
  return (
    <li className={classes.row}>
      <strong>{streamWords(finding)}</strong>
      <span className={classes.grow}>
        {t('records.proof.record', { sequence })} {t(`records.proof.finding.${kind}`, { other: otherSequence ?? 0 })}
      </span>
      {number !== null && (
        <Link to="/replay/$number" params={{ number }} search={{ at: sequence }}>
          {t('records.proof.replay')}
        </Link>
      )}
    </li>
  );
};

const Broken = ({ sum, ended }: { readonly sum: VerificationSum; readonly ended: boolean }) => {
  const t = useWords();
  const time = useTime();
  const { findings, records, streams, at } = sum;
  return (
    <section className={classes.verdict} data-tone="broken" role="alert">
      <h2>
        <IconAlertTriangle size={22} aria-hidden="true" />
        {t('records.proof.brokenTitle', { count: findings.length })}
      </h2>
      <p>{t('records.proof.brokenHint')}</p>
      <ul className={classes.rows}>
        {findings.map((finding) => (
          <Finding key={`${finding.stream} ${finding.sequence} ${finding.kind}`} finding={finding} />
        ))}
      </ul>
      {ended && (
        <p>
          {t('records.proof.restWhole')}{' '}
          {t('records.proof.counted', { records, streams, time: at === null ? '' : time(at) })}
        </p>
      )}
    </section>
  );
};

const Whole = ({ sum }: { readonly sum: VerificationSum }) => {
  const t = useWords();
  const time = useTime();
  return (
    <section className={classes.verdict} data-tone="whole">
      <h2>
        <IconShieldCheck size={22} aria-hidden="true" />
        {sum.since === null ? t('records.proof.wholeNow') : t('records.proof.whole', { time: time(sum.since) })}
      </h2>
      <p>
        {t('records.proof.counted', {
          ...{ records: sum.records, streams: sum.streams, time: sum.at === null ? '' : time(sum.at) },
        })}
      </p>
    </section>
  );
};

const Removed = ({ sum }: { readonly sum: VerificationSum }) => {
  const t = useWords();
  const time = useTime();
  if (sum.removed === null) return null;
  const { number, caseKey, removedAt, records, recorded } = sum.removed;
  return (
    <p className={classes.verdict}>
      {t('records.proof.removed', { number: number ?? caseKey, time: time(removedAt), records, recorded })}
    </p>
  );
};

/** What a verification has found so far, or in the end. */
export const ProofResult = ({ verification: { state, sum, error } }: { readonly verification: Verification }) => {
  const t = useWords();
  const words = useErrorWords();
  return (
    <div className={classes.result} aria-live="polite">
      {state === 'running' && <p>{t('records.proof.running', { records: sum.records, streams: sum.streams })}</p>}
      {state === 'stopped' && <p>{t('records.proof.stopped', { records: sum.records })}</p>}
      {state === 'failed' && error !== null && (
        <p className={classes.problem} role="alert">
          {words(error)}
        </p>
      )}
      {sum.findings.length > 0 && <Broken sum={sum} ended={state === 'done'} />}
      {state === 'done' && sum.removed !== null && sum.findings.length === 0 && <Removed sum={sum} />}
      {state === 'done' && sum.removed === null && sum.findings.length === 0 && <Whole sum={sum} />}
    </div>
  );
};
