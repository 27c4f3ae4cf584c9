import { Button, Popover, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useErrorWords } from '@relevo/web';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useWords } from '../words.js';
import classes from './operations.module.css';

interface ReasonButtonProps {
  readonly label: string;
  /** On the button that does it. */
  readonly act: string;
  /** What it does cannot be taken back. */
  readonly final?: boolean;
  readonly disabled?: boolean;
  readonly question?: string;
  /** Characters. */
  readonly longest?: number;
  /** What will happen, before the reason. */
  readonly children?: ReactNode;
  /** Rejects where it was refused. */
  readonly onReason: (reason: string) => Promise<unknown>;
}

/** Nothing is done by hand to what runs without saying why. */
export const ReasonButton = (props: ReasonButtonProps) => {
  const { label, act, final = false, disabled = false, longest = 1_000, children, onReason } = props;
  const t = useWords();
  const words = useErrorWords();
  const [opened, { toggle, close }] = useDisclosure(false);
  const [reason, setReason] = useState('');
  const [pending, setPending] = useState(false);
  // What is done changes what can be done next; the question that was asked stays until it is closed.
  const [asked, setAsked] = useState<Pick<ReasonButtonProps, 'act' | 'children'> | null>(null);
  const question = asked ?? { act, children };
  const [problem, setProblem] = useState<string | null>(null);
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setPending(true);
    setAsked(question);
    setProblem(null);
    try {
      await onReason(reason.trim());
      setReason('');
      close();
    } catch (error) {
      setAsked(null);
      setProblem(words(error instanceof Error ? error : new Error(String(error))));
    } finally {
      setPending(false);
    }
  };
  const openOrClose = (): void => {
    setAsked(null);
    toggle();
  };
  return (
    <Popover opened={opened} onChange={close} width={320} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default" disabled={disabled} loading={pending} onClick={openOrClose}>
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form className={classes.form} onSubmit={(event) => void send(event)}>
          {question.children}
          <Textarea
            required
            autosize
            minRows={2}
            maxLength={longest}
            data-autofocus
            label={props.question ?? t('operations.reason')}
            description={t('operations.reasonHint')}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            error={problem}
          />
          <Button type="submit" {...(final && { color: 'red' })} disabled={reason.trim() === ''} loading={pending}>
            {question.act}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
};
