import type { ReactNode } from 'react';
import classes from './app-frame.module.css';

interface RailLinkProps {
  readonly icon: ReactNode;
  readonly label: string;
}

/** The class for the app's own link around `RailLabel`; `data-status="active"` marks where one is. */
export const railLinkClass = classes['railLink'] ?? '';

export const RailLabel = ({ icon, label }: RailLinkProps) => (
  <>
    <span className={classes.railIcon} aria-hidden="true">
      {icon}
    </span>
    <span className={classes.railText}>{label}</span>
  </>
);
