import type { ReactNode } from 'react';
import classes from './state-panel.module.css';

interface StatePanelProps {
  readonly icon?: ReactNode;
  readonly title: string;
  readonly children?: ReactNode;
  /** The way out: a button or a link. */
  readonly action?: ReactNode;
  readonly tone?: 'calm' | 'problem';
  /** 1 where it stands for the whole screen. */
  readonly level?: 1 | 2;
}

/** One look for "nothing here", "not allowed" and "went wrong": what is, and the way on. */
export const StatePanel = ({ icon, title, children, action, tone = 'calm', level = 2 }: StatePanelProps) => {
  const Heading = level === 1 ? 'h1' : 'h2';
  return (
    <section className={classes.panel} data-tone={tone} role={tone === 'problem' ? 'alert' : undefined}>
      {icon !== undefined && (
        <span className={classes.icon} aria-hidden="true">
          {icon}
        </span>
      )}
      <Heading className={classes.title}>{title}</Heading>
      {children !== undefined && <div className={classes.text}>{children}</div>}
      {action !== undefined && <div className={classes.action}>{action}</div>}
    </section>
  );
};
