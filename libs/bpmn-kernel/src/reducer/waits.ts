import { changesNothing, type Appliers } from './appliers.js';

/** Timers and message subscriptions. */
export const waitAppliers: Appliers<
  | 'TimerStarted'
  | 'TimerFired'
  | 'TimerCancelled'
  | 'SubscriptionOpened'
  | 'MessageCorrelated'
  | 'SubscriptionClosed'
  | 'MessageThrown'
  | 'NotificationRequested'
> = {
  TimerStarted: (state, event) => state.timers.put({ ...event.timer, remaining: null }),
  TimerFired: (state, event) => {
    state.timers.remove(event.timerKey);
    if (event.next) state.timers.put({ ...event.next, remaining: null });
  },
  TimerCancelled: (state, event) => state.timers.remove(event.timerKey),
  SubscriptionOpened: (state, event) => state.subscriptions.put(event.subscription),
  MessageCorrelated: (state, event) => {
    if (event.closes) state.subscriptions.remove(event.subscriptionKey);
  },
  SubscriptionClosed: (state, event) => state.subscriptions.remove(event.subscriptionKey),
  MessageThrown: changesNothing,
  NotificationRequested: changesNothing,
};
