import { Button } from '@mantine/core';
import { useLanguage } from '@relevo/web';
import { saidInFull } from '../problems/problem-words.js';
import { useWords } from '../words.js';
import type { FileFinding } from './protocol.js';
import classes from './simulation.module.css';

interface UnfitPanelProps {
  readonly findings: readonly FileFinding[];
  readonly onShow: (finding: FileFinding) => void;
}

/** Why the draft cannot run; each line leads to its place. */
export const UnfitPanel = ({ findings, onShow }: UnfitPanelProps) => {
  const t = useWords();
  const language = useLanguage();
  return (
    <section className={classes.unfit} aria-label={t('simulation.unfit')}>
      <h2 tabIndex={-1}>{t('simulation.unfit')}</h2>
      <p className={classes.quiet}>{t('simulation.unfitHint')}</p>
      <ul>
        {findings.map((finding, place) => (
          <li key={place}>
            <strong>{finding.elementName ?? finding.elementId ?? finding.file}</strong>
            <span>{saidInFull(finding, t, language)}</span>
            <Button variant="default" size="xs" onClick={() => onShow(finding)}>
              {t('simulation.showPlace')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
};
