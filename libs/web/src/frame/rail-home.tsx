import type { ReactNode } from 'react';
import classes from './app-frame.module.css';

/** Head of the rail: the mark inside the app's own link home. */
export const RailHome = ({ children }: { readonly children: ReactNode }) => (
  <div className={classes.railHome}>{children}</div>
);
