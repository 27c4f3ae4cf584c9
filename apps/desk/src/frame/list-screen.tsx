import type { ReactNode } from 'react';
import classes from './list-screen.module.css';

interface ListScreenProps {
  readonly title: string;
  readonly tabs: ReactNode;
  readonly children: ReactNode;
}

/** A screen that is lists: its name, the lists as tabs, and the one that is chosen. */
export const ListScreen = ({ title, tabs, children }: ListScreenProps) => (
  <div className={classes.screen}>
    <header className={classes.head}>
      <h1>{title}</h1>
      {tabs}
    </header>
    {children}
  </div>
);
