/** What `useInfiniteQuery` answers, as far as reading on needs it. */
interface Pages {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  fetchNextPage(): Promise<unknown>;
}

/** For a table's `onEnd`: reads the next page once, where there is one. */
export const nextPageOf = (pages: Pages) => (): void => {
  if (pages.hasNextPage && !pages.isFetchingNextPage) void pages.fetchNextPage();
};
