import { browserDoors } from './browser-doors.js';
import type { LiveSignal } from './live-connection.js';
import { LiveHub, type TabLine } from './live-hub.js';

/** Where the browser has no SharedWorker the tab holds a stream of its own. */
const ownLine = (receive: (signal: LiveSignal) => void): TabLine => new LiveHub(browserDoors).join(receive);

const sharedLine = (receive: (signal: LiveSignal) => void): TabLine => {
  const worker = new SharedWorker(new URL('./live-worker.ts', import.meta.url), {
    type: 'module',
    name: 'relevo-live',
  });
  worker.port.onmessage = (event: MessageEvent<LiveSignal>) => receive(event.data);
  return { receive: (message) => worker.port.postMessage(message) };
};

export const openTabLine = (receive: (signal: LiveSignal) => void): TabLine => {
  if (typeof SharedWorker === 'undefined') return ownLine(receive);
  try {
    return sharedLine(receive);
  } catch {
    return ownLine(receive);
  }
};
