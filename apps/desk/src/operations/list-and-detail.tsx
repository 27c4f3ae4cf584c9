import { useLayoutEffect, useRef, type ReactNode, type RefObject } from 'react';
import classes from './operations.module.css';

/** Whoever opens an item is in it, and comes back to the list with it closed; a page that opens on one keeps its focus. */
const useFollowingFocus = (
  list: RefObject<HTMLElement | null>,
  detail: RefObject<HTMLElement | null>,
  opened: string | undefined,
): void => {
  const before = useRef(opened);
  useLayoutEffect(() => {
    if (before.current === opened) return;
    before.current = opened;
    (opened === undefined ? list : detail).current?.focus({ preventScroll: true });
  }, [list, detail, opened]);
};

interface ListAndDetailProps {
  readonly list: ReactNode;
  /** The key of the item that is looked at. */
  readonly opened: string | undefined;
  readonly label: string;
  readonly children: ReactNode;
}

/** A list with one of its items beside it; on a narrow screen the item alone. */
export const ListAndDetail = ({ list, opened, label, children }: ListAndDetailProps) => {
  const listSide = useRef<HTMLDivElement>(null);
  const detailSide = useRef<HTMLElement>(null);
  useFollowingFocus(listSide, detailSide, opened);
  return (
    <div className={classes.split} data-open={opened !== undefined}>
      <div ref={listSide} tabIndex={-1} className={classes.list}>
        {list}
      </div>
      {opened !== undefined && (
        <aside ref={detailSide} tabIndex={-1} className={classes.detail} aria-label={label}>
          {children}
        </aside>
      )}
    </div>
  );
};
