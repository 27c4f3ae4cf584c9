import { Button, Modal } from '@mantine/core';
import { useLanguage } from '@relevo/web';
import { useOpenDraft } from '../drafts/use-own-draft.js';
import type { Loss } from '../faithful/losses.js';
import { namespaceIn, saidInFull } from '../problems/problem-words.js';
import { useWords } from '../words.js';
import classes from './exchange.module.css';
import type { Imported } from './use-import.js';

/** More than these nobody reads; the file itself has them all. */
const mostShown = 30;

const CannotRun = ({ check }: Pick<Imported, 'check'>) => {
  const t = useWords();
  const language = useLanguage();
  return (
    <>
      <p>{t('exchange.cannotRun')}</p>
      <ul className={classes.findings}>
        {check.findings.map((finding) => (
          <li key={`${finding.code} ${finding.elementId ?? ''} ${finding.message}`} title={namespaceIn(finding)}>
            {language !== 'en' && finding.elementName !== undefined && <strong>{finding.elementName}: </strong>}
            {saidInFull(finding, t, language)}
          </li>
        ))}
      </ul>
    </>
  );
};

const LostPart = ({ loss }: { readonly loss: Loss }) => {
  const t = useWords();
  const { kind, what, value, where } = loss;
  return (
    <li>
      {t(`exchange.lost.${kind}`, { what, value })}
      {where === '' ? '.' : ` ${t('exchange.lostAt', { where })}`}
    </li>
  );
};

const WillBeLost = ({ lost }: Pick<Imported, 'lost'>) => {
  const t = useWords();
  const more = lost.length - mostShown;
  return (
    <>
      <p>{t('exchange.willBeLost')}</p>
      <ul className={classes.findings} aria-label={t('exchange.willBeLost')}>
        {lost.slice(0, mostShown).map((loss, index) => (
          <LostPart key={`${index} ${loss.what}`} loss={loss} />
        ))}
        {more > 0 && <li>{t('exchange.more', { count: more })}</li>}
      </ul>
      <p>{t('exchange.lostHint')}</p>
    </>
  );
};

/** What came in and cannot run yet, and what drawing would take from it, in sentences. */
export const ImportedDialog = ({
  imported,
  onClose,
}: {
  readonly imported: Imported;
  readonly onClose: () => void;
}) => {
  const t = useWords();
  const open = useOpenDraft();
  const { draft, check, lost, given, left } = imported;
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('exchange.taken')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {!check.publishable && <CannotRun check={check} />}
      {given > 0 && <p>{t('exchange.given', { count: given })}</p>}
      {left.length > 0 && <p>{t('exchange.left', { count: left.length, names: left.join(', ') })}</p>}
      {lost.length > 0 && <WillBeLost lost={lost} />}
      <div className={classes.buttons}>
        <Button data-autofocus onClick={() => open(draft)}>
          {t('exchange.open')}
        </Button>
      </div>
    </Modal>
  );
};
