import type { Command, Key, Variables } from '@relevo/bpmn-kernel';
import fc from 'fast-check';

const text = fc.constantFrom('', 'E', 'm', 'x', 'ticket', '__proto__', 'ana');
const variables = fc.dictionary(text, fc.jsonValue({ maxDepth: 3 })) as fc.Arbitrary<Variables>;
const number = fc.oneof(fc.integer(), fc.double(), fc.constant(Number.NaN));

/** Ids that random diagrams have, and others. */
const element = fc.constantFrom(
  'begin',
  'finish',
  'user1',
  'user2',
  'service3',
  'sub2',
  'first3',
  'fork1',
  'nothing',
  'constructor',
);

/** A command of any kind with any key that the case has anywhere, and any value. */
export const anyCommand = (keys: readonly Key[]): fc.Arbitrary<Command> => {
  const key = fc.constantFrom(...keys, 'nobody' as Key, '' as Key);
  const kinds: { readonly [Type in Command['type']]: fc.Arbitrary<Extract<Command, { type: Type }>> } = {
    StartProcessInstance: fc.record({
      type: fc.constant('StartProcessInstance'),
      processInstanceKey: key,
      definitionKey: fc.constantFrom('d1' as Key, 'd2' as Key, 'd9' as Key),
      variables,
      ticket: variables,
      startElementId: fc.constantFrom('begin', 'finish', 'constructor'),
    }),
    CancelProcessInstance: fc.record({ type: fc.constant('CancelProcessInstance'), processInstanceKey: key }),
    SuspendProcessInstance: fc.record({
      type: fc.constant('SuspendProcessInstance'),
      processInstanceKey: key,
      reason: text,
    }),
    ResumeProcessInstance: fc.record({
      type: fc.constant('ResumeProcessInstance'),
      processInstanceKey: key,
      reason: text,
    }),
    ModifyProcessInstance: fc.record({
      type: fc.constant('ModifyProcessInstance'),
      processInstanceKey: key,
      reason: text,
      activate: fc.array(
        fc.record({
          elementId: element,
          ancestorKey: fc.option(key),
          variables: fc.array(fc.record({ scopeId: fc.option(element), variables }), { maxLength: 2 }),
        }),
        { maxLength: 2 },
      ),
      move: fc.array(fc.record({ sourceElementId: element, targetElementId: element }), { maxLength: 2 }),
      terminate: fc.array(key, { maxLength: 3 }),
    }),
    CompleteUserTask: fc.record({
      type: fc.constant('CompleteUserTask'),
      userTaskKey: key,
      values: fc.oneof(
        fc.record({ kind: fc.constant('submission' as const), data: variables }),
        fc.record({ kind: fc.constant('variables' as const), variables }),
      ),
    }),
    AssignUserTask: fc.record({
      type: fc.constant('AssignUserTask'),
      userTaskKey: key,
      assignee: fc.option(text),
      allowOverride: fc.boolean(),
    }),
    UpdateUserTask: fc.record({
      type: fc.constant('UpdateUserTask'),
      userTaskKey: key,
      changes: fc.record({ priority: number, dueAt: fc.option(fc.integer()) }),
    }),
    CompleteJob: fc.record({ type: fc.constant('CompleteJob'), jobKey: key, variables }),
    FailJob: fc.record({
      type: fc.constant('FailJob'),
      jobKey: key,
      retries: number,
      errorMessage: text,
      retryBackOff: number,
      variables,
    }),
    ThrowJobError: fc.record({
      type: fc.constant('ThrowJobError'),
      jobKey: key,
      errorCode: text,
      errorMessage: text,
      variables,
    }),
    UpdateJobRetries: fc.record({ type: fc.constant('UpdateJobRetries'), jobKey: key, retries: number }),
    FireTimer: fc.record({ type: fc.constant('FireTimer'), timerKey: key, dueAt: number }),
    CorrelateMessage: fc.record({
      type: fc.constant('CorrelateMessage'),
      subscriptionKey: key,
      messageKey: key,
      messageName: text,
      variables,
    }),
    DeliverSignal: fc.record({
      type: fc.constant('DeliverSignal'),
      subscriptionKey: key,
      signalKey: key,
      signalName: text,
      variables,
    }),
    ActivateAdHocActivities: fc.record({
      type: fc.constant('ActivateAdHocActivities'),
      elementKey: key,
      activities: fc.array(fc.record({ elementId: fc.constantFrom('user2', 'first3', 'nothing'), variables }), {
        maxLength: 3,
      }),
      cancelRemaining: fc.boolean(),
    }),
    SetVariables: fc.record({ type: fc.constant('SetVariables'), scopeKey: key, variables, local: fc.boolean() }),
    SetTicketFields: fc.record({ type: fc.constant('SetTicketFields'), fields: variables }),
    ResolveFault: fc.record({ type: fc.constant('ResolveFault'), faultKey: key }),
  };
  return fc.oneof(...(Object.values(kinds) as readonly fc.Arbitrary<Command>[]));
};
