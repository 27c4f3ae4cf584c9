import { markedParts } from './marked-parts.js';
import classes from './knowledge.module.css';

/** A text with the searched words marked. */
export const MarkedText = ({ text }: { readonly text: string }) =>
  markedParts(text).map((part, place) =>
    part.found ? (
      <mark key={place} className={classes.mark}>
        {part.text}
      </mark>
    ) : (
      <span key={place}>{part.text}</span>
    ),
  );
