import { activityLeft } from '../behaviors/scopes/ad-hoc-activities.js';
import { refuse } from '../execution/failure.js';
import type { FlowScopes } from '../execution/flow-scopes.js';
import { label } from '../execution/label.js';
import { terminate, terminateInstance } from '../execution/lifecycle.js';
import type { Key } from '../keys.js';
import type { ElementInstance } from '../state.js';

/** A loop or a compensation counts on each of its instances. */
const checkEnding = ({ execution }: FlowScopes, element: ElementInstance): void => {
  const named = label(execution.nodeOf(element));
  if (element.loop?.kind === 'iteration') {
    const message = `Expected an element instance that stands by itself, but ${element.key} is one of several of ${named}. End all of them: ${element.scopeKey}.`;
    refuse('invalid-modification', message);
  }
  if (element.compensates !== null) {
    const message = `Expected an element instance that stands by itself, but ${element.key} (${named}) undoes for another. End that one: ${element.compensates}.`;
    refuse('invalid-modification', message);
  }
};

const endInstance = ({ execution, processInstanceKey }: FlowScopes, reason: string): void => {
  const called = execution.state.instances.get(processInstanceKey)?.parentElementKey;
  if (called) {
    const message = `Expected a token to be left in process instance ${processInstanceKey}, which was called by another one, but this would end it. End the call there: ${called}.`;
    refuse('invalid-modification', message);
  }
  terminateInstance(execution, processInstanceKey, reason);
};

/** A scope in which nothing is left ends too, without going on from it. */
const endEmptyScopes = (scopes: FlowScopes, scopeKey: Key, reason: string): void => {
  const { elements, loopItems } = scopes.execution.state;
  if (elements.count('scope', scopeKey) > 0) return;
  const scope = elements.get(scopeKey);
  if (!scope) return endInstance(scopes, reason);
  const waits = [...loopItems.find('element', scopeKey)].some(({ kind }) => kind === 'input');
  if (scope.type === 'adHocSubProcess' && waits) return activityLeft(scopes.execution, scopeKey, false);
  checkEnding(scopes, scope);
  terminate(scopes.execution, scope);
  endEmptyScopes(scopes, scope.scopeKey, reason);
};

/** Ends one element instance, with everything inside it; one that has gone with another of the same act is left alone. */
export const endElement = (scopes: FlowScopes, key: Key, reason: string): void => {
  const { execution, processInstanceKey } = scopes;
  const element = execution.state.elements.get(key);
  if (!element) {
    const gone = execution.events.some((event) => event.type === 'ElementTerminated' && event.elementKey === key);
    if (gone) return;
  }
  if (element?.processInstanceKey !== processInstanceKey) {
    const message = `Expected a live element instance of process instance ${processInstanceKey}, but ${key} is none. Look up its element instances again.`;
    return refuse('invalid-modification', message);
  }
  checkEnding(scopes, element);
  terminate(execution, element);
  endEmptyScopes(scopes, element.scopeKey, reason);
};
