import type { CatalogueItem } from '@relevo/contracts';
import { editableNames } from '@relevo/web';

const fields = (item: CatalogueItem): number => (item.form === null ? 0 : editableNames(item.form).size);

const words = (item: CatalogueItem): number => item.description?.length ?? 0;

/** Who has not chosen gets the item that asks least, in the fewest words. */
export const simplest = (items: readonly CatalogueItem[]): CatalogueItem | undefined =>
  items.toSorted((a, b) => fields(a) - fields(b) || words(a) - words(b))[0];
