import type { CatalogueItem } from '@relevo/contracts';
import { editableNames } from '../tasks/form-schema.js';

const fields = (item: CatalogueItem): number => (item.form === null ? 0 : editableNames(item.form).size);

/** Who has not chosen gets the item that asks least. */
export const simplest = (items: readonly CatalogueItem[]): CatalogueItem | undefined =>
  items.toSorted((a, b) => fields(a) - fields(b))[0];
