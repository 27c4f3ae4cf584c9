export interface Arrow {
  readonly id: string;
  readonly from: string;
  readonly to: string;
}

type After = ReadonlyMap<string, readonly string[]>;

/** Every step before all that follow it; only ways back lead to something earlier. */
const inOrder = (ids: readonly string[], after: After): readonly string[] => {
  const [seen, finished] = [new Set<string>(), [] as string[]];
  for (const first of ids) {
    const open = seen.has(first) ? [] : [{ id: first, next: 0 }];
    seen.add(first);
    for (let at = open.at(-1); at !== undefined; at = open.at(-1)) {
      const follower = after.get(at.id)?.[at.next];
      at.next += 1;
      if (follower === undefined) finished.push(open.pop()?.id ?? '');
      else if (!seen.has(follower)) {
        seen.add(follower);
        open.push({ id: follower, next: 0 });
      }
    }
  }
  return finished.toReversed();
};

/** From left to right: each step behind all that lead to it, ways back aside. */
export const columnsOf = (ids: readonly string[], arrows: readonly Arrow[]): ReadonlyMap<string, number> => {
  const after = new Map<string, string[]>(ids.map((id) => [id, []]));
  for (const { from, to } of arrows) if (after.has(to)) after.get(from)?.push(to);
  const reached = new Set(arrows.map(({ to }) => to));
  // What nothing leads to begins; it is looked at last, since the order is turned around.
  const order = inOrder([...ids.filter((id) => !reached.has(id)), ...ids.filter((id) => reached.has(id))], after);
  const place = new Map(order.map((id, at) => [id, at]));
  const columns = new Map(ids.map((id) => [id, 0]));
  for (const id of order)
    for (const follower of after.get(id) ?? [])
      if ((place.get(follower) ?? 0) > (place.get(id) ?? 0))
        columns.set(follower, Math.max(columns.get(follower) ?? 0, (columns.get(id) ?? 0) + 1));
  return columns;
};
