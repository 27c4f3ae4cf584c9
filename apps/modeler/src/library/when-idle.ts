/** Milliseconds until it is done even on a page that never rests. */
const longest = 2_000;

/** Does it when nothing else is to be done: a click that comes in between goes first. Answers how to call it off. */
export const whenIdle = (act: () => void): (() => void) => {
  // Safari has no idle callback.
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(act, 50);
    return () => clearTimeout(timer);
  }
  const waiting = requestIdleCallback(act, { timeout: longest });
  return () => cancelIdleCallback(waiting);
};
