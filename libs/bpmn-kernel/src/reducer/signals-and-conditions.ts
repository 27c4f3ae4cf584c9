import { changesNothing, type Appliers } from './appliers.js';

export const signalAndConditionAppliers: Appliers<
  | 'SignalSubscriptionOpened'
  | 'SignalCaught'
  | 'SignalSubscriptionClosed'
  | 'SignalThrown'
  | 'ConditionArmed'
  | 'ConditionChanged'
  | 'ConditionMet'
  | 'ConditionDisarmed'
  | 'EscalationThrown'
> = {
  SignalSubscriptionOpened: (state, event) => state.signals.put(event.signal),
  SignalCaught: (state, event) => {
    if (event.closes) state.signals.remove(event.subscriptionKey);
  },
  SignalSubscriptionClosed: (state, event) => state.signals.remove(event.subscriptionKey),
  SignalThrown: changesNothing,
  ConditionArmed: (state, event) => state.conditions.put(event.condition),
  ConditionChanged: (state, event) => {
    const condition = state.conditions.get(event.conditionKey);
    if (condition) state.conditions.put({ ...condition, held: event.held });
  },
  ConditionMet: (state, event) => {
    if (event.closes) state.conditions.remove(event.conditionKey);
  },
  ConditionDisarmed: (state, event) => state.conditions.remove(event.conditionKey),
  EscalationThrown: changesNothing,
};
