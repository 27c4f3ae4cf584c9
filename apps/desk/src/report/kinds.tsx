import type { CatalogueItem } from '@relevo/contracts';
import { useWords } from '../words.js';
import classes from './report.module.css';

interface KindsProps {
  readonly items: readonly CatalogueItem[];
  readonly chosen: CatalogueItem;
  readonly onChoose: (processId: string) => void;
}

/** What kind of help it is: one item of the catalogue. */
export const Kinds = ({ items, chosen, onChoose }: KindsProps) => {
  const t = useWords();
  if (items.length < 2) return null;
  return (
    <fieldset className={classes.kinds}>
      <legend>{t('report.kind')}</legend>
      {items.map((item) => (
        <label key={item.processId} className={classes.kind}>
          <input
            type="radio"
            name="kind"
            checked={item.processId === chosen.processId}
            onChange={() => onChoose(item.processId)}
          />
          <span>
            <strong>{item.name}</strong>
            {item.description !== null && <span>{item.description}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
};
