import type { LiveTopic } from '@relevo/contracts';
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { api } from '../session/api-client.js';
import type { LiveSignal } from './live-connection.js';
import type { TabLine } from './live-hub.js';
import { openTabLine } from './tab-line.js';
import { TopicCounts } from './topic-counts.js';

interface Live {
  /** False while the line to the engine is cut: what is shown may be old. */
  readonly live: boolean;
  /** The answer ends the subscription. */
  readonly watch: (topics: readonly LiveTopic[]) => () => void;
}

const LiveContext = createContext<Live>({ live: true, watch: () => () => undefined });

/** Query keys begin with their topic, so a message names exactly what to fetch again. */
const reloadTopic = (queries: QueryClient, topic: string, cancelRefetch: boolean): void => {
  void queries.invalidateQueries({ queryKey: [topic] }, { cancelRefetch });
};

const reloadAll = (queries: QueryClient): void => {
  void queries.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
};

export const LiveProvider = ({ children }: { readonly children: ReactNode }) => {
  const queries = useQueryClient();
  const [live, setLive] = useState(true);
  const line = useRef<TabLine | null>(null);
  const [counts] = useState(() => new TopicCounts());

  const announce = useCallback(() => {
    line.current?.receive({ kind: 'watch', topics: counts.topics(), csrfToken: api.csrfToken });
  }, [counts]);

  useEffect(() => {
    const receive = (signal: LiveSignal): void => {
      if (signal.kind === 'line') setLive(signal.live);
      else if (signal.kind === 'reload') reloadAll(queries);
      else reloadTopic(queries, signal.topic, signal.kind === 'changed');
    };
    line.current = openTabLine(receive);
    const leave = (): void => line.current?.receive({ kind: 'leave' });
    announce();
    window.addEventListener('pagehide', leave);
    window.addEventListener('pageshow', announce);
    return () => {
      window.removeEventListener('pagehide', leave);
      window.removeEventListener('pageshow', announce);
      leave();
    };
  }, [queries, announce]);

  const watch = useCallback(
    (topics: readonly LiveTopic[]) => {
      if (counts.add(topics)) announce();
      return () => {
        if (counts.remove(topics)) announce();
      };
    },
    [announce, counts],
  );

  const value = useMemo(() => ({ live, watch }), [live, watch]);
  return <LiveContext.Provider value={value}>{children}</LiveContext.Provider>;
};

/** Keeps the queries of these topics fresh while the screen is shown. */
export const useLive = (...topics: readonly LiveTopic[]): void => {
  const { watch } = useContext(LiveContext);
  const key = topics.join(' ');
  useEffect(() => (key === '' ? undefined : watch(key.split(' ') as LiveTopic[])), [watch, key]);
};

export const useLine = (): boolean => useContext(LiveContext).live;
