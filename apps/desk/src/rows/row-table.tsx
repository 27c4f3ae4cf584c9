import { useMediaQuery } from '@mantine/hooks';
import { useVirtualizer, type VirtualItem, type Virtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type FocusEvent, type ReactNode, type RefObject } from 'react';
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
  readonly place?: 'lead' | 'second' | 'end' | 'hidden';
}

interface RowTableProps<Row> {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly columns: readonly Column<Row>[];
  /** The rows are still those of another choice: shown as such, nothing is done to them. */
  readonly stale?: boolean;
  /** `e` on the marked row. */
  readonly onAct?: ((row: Row) => void) | undefined;
  /** Near the end of what is loaded. */
  readonly onEnd?: (() => void) | undefined;
}

const rowHeight = 32;
const cardHeight = 76;

/** The row with the focus is the marked one. */
const useMarking = <Row,>(
  body: RefObject<HTMLDivElement | null>,
  shown: readonly Row[],
  virtual: Virtualizer<HTMLDivElement, Element>,
) => {
  const marked = useRef(-1);
  const focusRow = (index: number): void => {
    marked.current = index;
    body.current?.querySelector<HTMLElement>(`[data-index="${index}"] a`)?.focus({ preventScroll: true });
  };
  return {
    move: (by: number): void => {
      if (shown.length === 0) return;
      const next = Math.min(shown.length - 1, Math.max(0, marked.current + by));
      virtual.scrollToIndex(next);
      requestAnimationFrame(() => focusRow(next));
    },
    act: (on: ((row: Row) => void) | undefined): void => {
      const row = shown[marked.current];
      if (row !== undefined) on?.(row);
    },
    note: (event: FocusEvent): void => {
      const row = (event.target as HTMLElement).closest<HTMLElement>('[data-index]');
      if (row !== null) marked.current = Number(row.dataset['index']);
    },
  };
};

interface HeadProps<Row> {
  readonly columns: readonly Column<Row>[];
  readonly tracks: string;
}

const Head = <Row,>({ columns, tracks }: HeadProps<Row>) => (
  <div role="rowgroup">
    <div role="row" className={classes.head} style={{ gridTemplateColumns: tracks }}>
      {columns.map((column) => (
        <span key={column.id} role="columnheader">
          {column.label}
        </span>
      ))}
    </div>
  </div>
);

interface BodyRowProps<Row> {
  readonly row: Row;
  readonly item: VirtualItem;
  readonly columns: readonly Column<Row>[];
  /** undefined: a card, as tall as what it holds. */
  readonly tracks: string | undefined;
  readonly measure: (row: HTMLElement | null) => void;
}

const BodyRow = <Row,>({ row, item, columns, tracks, measure }: BodyRowProps<Row>) => (
  <div
    role="row"
    aria-rowindex={item.index + 2}
    data-index={item.index}
    ref={tracks === undefined ? measure : undefined}
    className={classes.row}
    style={{
      transform: `translateY(${item.start}px)`,
      ...(tracks === undefined ? { minHeight: cardHeight } : { height: item.size, gridTemplateColumns: tracks }),
    }}
  >
    {columns.map((column) => (
      <span key={column.id} role="cell" className={classes.cell} data-place={column.place}>
        {column.cell(row)}
      </span>
    ))}
  </div>
);

const News = ({ waiting, onShow }: { readonly waiting: number; readonly onShow: () => void }) => {
  const t = useWords();
  return (
    <div aria-live="polite" className={classes.news}>
      {waiting > 0 && (
        <button type="button" className={classes.fresh} onClick={onShow}>
          {t('rows.fresh', { count: waiting })}
        </button>
      )}
    </div>
  );
};

/** Many rows, few drawn; `j` and `k` move the focus, `e` acts, Enter opens. Rows that arrive while one reads wait. */
export const RowTable = <Row,>(props: RowTableProps<Row>) => {
  const { label, rows, keyOf, columns, stale = false, onAct, onEnd } = props;
  const body = useRef<HTMLDivElement>(null);
  const narrow = useMediaQuery('(max-width: 51.25em)') ?? false;
  const { shown, waiting, setReading, showAll } = useQuietRows(rows, keyOf);
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => body.current,
    estimateSize: () => (narrow ? cardHeight : rowHeight),
    overscan: 12,
    onChange: (instance) => {
      if ((instance.range?.endIndex ?? 0) >= shown.length - 20) onEnd?.();
    },
  });
  useEffect(() => virtual.measure(), [virtual, narrow]);
  const marking = useMarking(body, shown, virtual);
  useShortcuts({
    j: () => marking.move(1),
    k: () => marking.move(-1),
    e: () => marking.act(stale ? undefined : onAct),
  });
  const read = (): void =>
    setReading((body.current?.scrollTop ?? 0) > 0 || body.current?.matches(':focus-within') === true);
  const tracks = columns.map((column) => column.width).join(' ');
  const height = virtual.getTotalSize();
  return (
    <div className={classes.frame} data-narrow={narrow}>
      <News waiting={waiting} onShow={showAll} />
      <div className={classes.table} role="table" aria-label={label} aria-rowcount={rows.length + 1}>
        <Head columns={columns} tracks={tracks} />
        <div
          ref={body}
          role="rowgroup"
          className={classes.body}
          aria-busy={stale}
          inert={stale}
          style={{ height }}
          onFocus={(event) => (marking.note(event), read())}
          onBlur={read}
          onScroll={read}
        >
          <div className={classes.space} style={{ height }} role="presentation">
            {virtual.getVirtualItems().map((item) => {
              const row = shown[item.index];
              if (row === undefined) return null;
              return (
                <BodyRow
                  key={keyOf(row)}
                  row={row}
                  item={item}
                  columns={columns}
                  tracks={narrow ? undefined : tracks}
                  measure={virtual.measureElement}
                />
              );
            })}
          </div>
        </div>
      </div>
    </div>
  );
};
