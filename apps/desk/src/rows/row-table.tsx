import { useMediaQuery } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, type FocusEvent, type ReactNode } from 'react';
import { useShortcuts } from '../frame/use-shortcuts.js';
import { useWords } from '../words.js';
import classes from './row-table.module.css';
import { useQuietRows } from './use-quiet-rows.js';

export interface Column<Row> {
  readonly id: string;
  readonly label: string;
  /** A track of the grid, as CSS writes it. */
  readonly width: string;
  readonly cell: (row: Row) => ReactNode;
  /** On a phone a row has two lines: these come second, the first column that is not `second` leads. */
  readonly place?: 'lead' | 'second' | 'hidden';
}

interface RowTableProps<Row> {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly columns: readonly Column<Row>[];
  /** `e` on the marked row. */
  readonly onAct?: ((row: Row) => void) | undefined;
  /** Near the end of what is loaded. */
  readonly onEnd?: (() => void) | undefined;
}

const rowHeight = 36;
const cardHeight = 76;

const useMarking = <Row,>(body: React.RefObject<HTMLDivElement | null>, shown: readonly Row[]) => {
  const marked = useRef(-1);
  const focusRow = (index: number): void => {
    marked.current = index;
    const link = body.current?.querySelector<HTMLElement>(`[data-index="${index}"] a`);
    link?.focus({ preventScroll: true });
  };
  const current = (): Row | undefined => shown[marked.current];
  const note = (event: FocusEvent): void => {
    const row = (event.target as HTMLElement).closest<HTMLElement>('[data-index]');
    if (row !== null) marked.current = Number(row.dataset['index']);
  };
  return { marked, focusRow, current, note };
};

/** Many rows, few drawn; `j` and `k` move the focus, `e` acts, Enter opens. Rows that arrive while one reads wait. */
export const RowTable = <Row,>({ label, rows, keyOf, columns, onAct, onEnd }: RowTableProps<Row>) => {
  const t = useWords();
  const body = useRef<HTMLDivElement>(null);
  const narrow = useMediaQuery('(max-width: 51.25em)') ?? false;
  const { shown, waiting, setReading, showAll } = useQuietRows(rows, keyOf);
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => body.current,
    estimateSize: () => (narrow ? cardHeight : rowHeight),
    overscan: 12,
    onChange: (instance) => {
      const last = instance.range?.endIndex ?? 0;
      if (last >= shown.length - 20) onEnd?.();
    },
  });
  const { marked, focusRow, current, note } = useMarking(body, shown);
  const move = (by: number): void => {
    const next = Math.min(shown.length - 1, Math.max(0, marked.current + by));
    if (shown.length === 0) return;
    virtual.scrollToIndex(next);
    requestAnimationFrame(() => focusRow(next));
  };
  useShortcuts({
    j: () => move(1),
    k: () => move(-1),
    e: () => {
      const row = current();
      if (row !== undefined) onAct?.(row);
    },
  });
  const read = (): void =>
    setReading((body.current?.scrollTop ?? 0) > 0 || body.current?.matches(':focus-within') === true);
  const tracks = columns.map((column) => column.width).join(' ');
  return (
    <div className={classes.table} role="table" aria-label={label} aria-rowcount={rows.length + 1} data-narrow={narrow}>
      <div role="rowgroup">
        <div role="row" className={classes.head} style={{ gridTemplateColumns: tracks }}>
          {columns.map((column) => (
            <span key={column.id} role="columnheader">
              {column.label}
            </span>
          ))}
        </div>
      </div>
      <div aria-live="polite" className={classes.news}>
        {waiting > 0 && (
          <button type="button" className={classes.fresh} onClick={showAll}>
            {t('rows.fresh', { count: waiting })}
          </button>
        )}
      </div>
      <div
        ref={body}
        role="rowgroup"
        className={classes.body}
        onFocus={(event) => (note(event), read())}
        onBlur={read}
        onScroll={read}
      >
        <div className={classes.space} style={{ height: virtual.getTotalSize() }} role="presentation">
          {virtual.getVirtualItems().map(({ index, start, size }) => {
            const row = shown[index];
            if (row === undefined) return null;
            return (
              <div
                key={keyOf(row)}
                role="row"
                aria-rowindex={index + 2}
                data-index={index}
                className={classes.row}
                style={{
                  transform: `translateY(${start}px)`,
                  height: size,
                  gridTemplateColumns: narrow ? undefined : tracks,
                }}
              >
                {columns.map((column) => (
                  <span key={column.id} role="cell" className={classes.cell} data-place={column.place}>
                    {column.cell(row)}
                  </span>
                ))}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
};
