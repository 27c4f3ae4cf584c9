import type { Translated } from '@relevo/web';
import type { rows as english } from '../en/rows.js';

export const rows: Translated<typeof english> = {
  action: 'Acción',
  fresh_one: '{{count}} nuevo',
  fresh_other: '{{count}} nuevos',
};
