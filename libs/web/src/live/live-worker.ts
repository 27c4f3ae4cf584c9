import { browserDoors } from './browser-doors.js';
import { LiveHub, type TabMessage } from './live-hub.js';

/** Runs once per browser as a SharedWorker; every tab is a port. */
const hub = new LiveHub(browserDoors);

self.addEventListener('connect', (event) => {
  const port = (event as MessageEvent).ports[0];
  if (port === undefined) return;
  const line = hub.join((signal) => port.postMessage(signal));
  port.onmessage = (message: MessageEvent<TabMessage>) => line.receive(message.data);
});
