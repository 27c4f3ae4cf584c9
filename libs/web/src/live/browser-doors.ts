import type { EventStream, LiveDoors } from './live-connection.js';

const eventNames = ['message', 'hello', 'changed', 'reload'];

const openEventSource = (url: string): EventStream => {
  const source = new EventSource(url);
  return {
    onMessage: (receive) => {
      for (const name of eventNames) {
        source.addEventListener(name, (event) => receive((event as MessageEvent<string>).data));
      }
    },
    onError: (receive) => source.addEventListener('error', receive),
    close: () => source.close(),
  };
};

/** The same in a page and in a worker. */
export const browserDoors: LiveDoors = {
  open: openEventSource,
  setTopics: async (stream, body, csrfToken) => {
    const headers: Record<string, string> = { 'content-type': 'application/json' };
    if (csrfToken !== null) headers['x-csrf-token'] = csrfToken;
    const url = `/api/live/${encodeURIComponent(stream)}`;
    const response = await fetch(url, { method: 'PUT', headers, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`Expected the topics to be set, but the engine answered ${response.status}`);
  },
  after: (ms, act) => {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  },
  chance: () => Math.random(),
};
