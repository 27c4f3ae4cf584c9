/** The rows of the comparison: how the support table says that Relevo runs each, and the folders of test/conformance that show it. */

const executes =
  (...names) =>
  (support) =>
    names.every((name) => support.elements.some((element) => element.name === name && element.use === 'executed'));
const takes = (name, attribute) => (support) => {
  const found = support.elements.find((element) => element.name === name)?.attributes[attribute];
  return found?.use === 'executed' || found?.use === 'only';
};

/** [row, as the engines name it, what the support table must say, folders] */
export const rows = [
  ['task', 'task', executes('task'), ['task']],
  ['manual task', 'manual-task', executes('manualTask'), ['task']],
  ['user task', 'user-task', executes('userTask'), ['user-task']],
  ['service task', 'service-task', executes('serviceTask'), ['service-task']],
  ['send task', 'send-task', executes('sendTask'), ['send-task']],
  ['receive task', 'receive-task', executes('receiveTask'), ['receive-task']],
  [
    'receive task that starts a process',
    'receive-task-instantiating',
    takes('receiveTask', 'instantiate'),
    ['event-based-gateway'],
  ],
  ['script task', 'script-task', executes('scriptTask'), ['script-task']],
  ['business rule task', 'business-rule-task', executes('businessRuleTask'), ['business-rule-task']],
  ['global task, called', 'global-task', executes('globalScriptTask', 'globalUserTask'), ['call-activity']],
  ['embedded subprocess', 'sub-process', executes('subProcess'), ['sub-process']],
  ['event subprocess', 'event-sub-process', takes('subProcess', 'triggeredByEvent'), ['event-sub-process']],
  ['transaction with cancel', 'transaction', executes('transaction'), ['transaction']],
  ['ad-hoc subprocess', 'ad-hoc-sub-process', executes('adHocSubProcess'), ['ad-hoc-sub-process']],
  ['call activity', 'call-activity', executes('callActivity'), ['call-activity']],
  ['standard loop', 'standard-loop', executes('standardLoopCharacteristics'), ['standard-loop']],
  [
    'multi-instance, one after another',
    'multi-instance-sequential',
    executes('multiInstanceLoopCharacteristics'),
    ['multi-instance'],
  ],
  [
    'multi-instance, all at once',
    'multi-instance-parallel',
    executes('multiInstanceLoopCharacteristics'),
    ['multi-instance'],
  ],
  ['completion condition', 'completion-condition', executes('completionCondition'), ['multi-instance']],
  [
    'events of multi-instance (none, one, complex)',
    'multi-instance-behavior',
    executes('complexBehaviorDefinition'),
    ['multi-instance'],
  ],
  ['compensation handler', 'compensation-handler', takes('task', 'isForCompensation'), ['compensation']],
  ['start and completion quantity', 'quantity', takes('task', 'startQuantity'), ['quantity']],
  ['exclusive gateway', 'exclusive-gateway', executes('exclusiveGateway'), ['exclusive-gateway']],
  ['parallel gateway', 'parallel-gateway', executes('parallelGateway'), ['parallel-gateway']],
  ['inclusive gateway', 'inclusive-gateway', executes('inclusiveGateway'), ['inclusive-gateway', 'differential']],
  ['event-based gateway', 'event-based-gateway', executes('eventBasedGateway'), ['event-based-gateway']],
  [
    'event-based gateway that starts a process',
    'event-based-gateway-instantiating',
    takes('eventBasedGateway', 'instantiate'),
    ['event-based-gateway'],
  ],
  [
    'parallel event-based gateway',
    'event-based-gateway-parallel',
    takes('eventBasedGateway', 'eventGatewayType'),
    ['event-based-gateway'],
  ],
  ['complex gateway', 'complex-gateway', executes('complexGateway'), ['complex-gateway']],
  ['conditional sequence flow', 'conditional-flow', executes('conditionExpression'), ['sequence-flow']],
  [
    'default sequence flow',
    'default-flow',
    takes('exclusiveGateway', 'default'),
    ['sequence-flow', 'exclusive-gateway'],
  ],
  ['several start events', 'several-starts', executes('startEvent'), ['start-event']],
  ['event definitions by reference', 'event-definition-ref', executes('eventDefinitionRef'), ['event-definition']],
  ['lanes', 'lanes', executes('lane'), ['user-task']],
  ['data object', 'data-object', executes('dataObject'), ['data']],
  ['data store', 'data-store', executes('dataStore'), ['data']],
  ['property, data input and output', 'property', executes('property'), ['data']],
  ['execution and task listeners', 'listeners', executes('executionListener'), ['execution-listener', 'task-listener']],
];

const byTrigger = {
  signal: 'signal-event',
  error: 'error-event',
  escalation: 'escalation-event',
  compensate: 'compensation',
  conditional: 'conditional-event',
  link: 'link-event',
  cancel: 'transaction',
  multiple: 'multiple-event',
  'parallel multiple': 'multiple-event',
};
const byPosition = {
  'start event': 'start-event',
  'start event of an event subprocess': 'event-sub-process',
  'non-interrupting start event of an event subprocess': 'event-sub-process',
  'intermediate catch event': 'intermediate-catch-event',
  'boundary event': 'boundary-event',
  'non-interrupting boundary event': 'boundary-event',
  'intermediate throw event': 'intermediate-throw-event',
  'end event': 'end-event',
};

/** The folder that shows an event with this trigger at this position. */
export const folderOf = (position, trigger) => byTrigger[trigger] ?? byPosition[position];
