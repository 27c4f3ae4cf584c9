import { Button, Popover, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useErrorWords } from '@relevo/web';
import { useState, type FormEvent } from 'react';
import { useWords } from '../words.js';
import classes from './operations.module.css';

interface ReasonButtonProps {
  readonly label: string;
  /** On the button that does it. */
  readonly act: string;
  readonly primary?: boolean;
  /** Rejects where it was refused. */
  readonly onReason: (reason: string) => Promise<unknown>;
}

const longest = 1_000;

/** Nothing is done by hand to what runs without saying why. */
export const ReasonButton = ({ label, act, primary, onReason }: ReasonButtonProps) => {
  const t = useWords();
  const words = useErrorWords();
  const [opened, { toggle, close }] = useDisclosure(false);
  const [reason, setReason] = useState('');
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setPending(true);
    setProblem(null);
    try {
      await onReason(reason.trim());
      setReason('');
      close();
    } catch (error) {
      setProblem(words(error instanceof Error ? error : new Error(String(error))));
    } finally {
      setPending(false);
    }
  };
  return (
    <Popover opened={opened} onChange={close} width={320} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <Button variant={primary ? 'filled' : 'default'} onClick={toggle}>
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form className={classes.form} onSubmit={(event) => void send(event)}>
          <Textarea
            required
            autosize
            minRows={2}
            maxLength={longest}
            label={t('operations.reason')}
            description={t('operations.reasonHint')}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            error={problem}
          />
          <Button type="submit" disabled={reason.trim() === ''} loading={pending}>
            {act}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
};
