import { useState } from 'react';
import { quietRows } from './quiet-rows.js';

export interface QuietRows<Row> {
  readonly shown: readonly Row[];
  /** Rows that came while somebody was reading. */
  readonly waiting: number;
  readonly setReading: (reading: boolean) => void;
  readonly showAll: () => void;
}

export const useQuietRows = <Row>(rows: readonly Row[], keyOf: (row: Row) => string): QuietRows<Row> => {
  const [known, setKnown] = useState<ReadonlySet<string> | null>(null);
  const keys = (): ReadonlySet<string> => new Set(rows.map(keyOf));
  const { shown, waiting } = quietRows(rows, known, keyOf);
  return {
    shown,
    waiting,
    setReading: (reading) => setKnown((before) => (reading ? (before ?? keys()) : null)),
    showAll: () => setKnown(keys()),
  };
};
