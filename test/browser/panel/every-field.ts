import { activities, events, gateways } from './everything-drawn.js';

/** Where the panel shows it: with which element chosen, in which entry, and what is read there. */
export interface Shown {
  readonly at: string;
  readonly entry: string;
  readonly shows: string;
}
/** Shown, or why there is no field for it. */
export type Place = Shown | string;

const shown = (at: string, entry: string, shows: string): Shown => ({ at, entry, shows });
const each = <Kind extends string>(kinds: readonly Kind[], of: (kind: Kind) => Readonly<Record<string, Place>>) =>
  Object.assign({}, ...kinds.map(of)) as Readonly<Record<string, Place>>;

const FILE = 'It is of the file as a whole: the modeler writes it, no step has it.';
const DRAWN = 'It is drawn: where an arrow begins and ends, what stands on or in what.';
const KIND = 'It is chosen as the kind of the element, in the menu "Change element".';
const AROUND = 'It only holds others, which have fields of their own.';
const LANGUAGE = 'Only FEEL is run, so there is nothing to choose.';
const GLOBAL = 'bpmn.io draws no global tasks: they come in from other tools and are kept.';
const PEOPLE = 'BPMN’s own words for who does it; the panel says it by zeebe:assignmentDefinition, these are kept.';
const SHARED =
  'Triggers that several events share come in from other tools and are kept; the panel gives each its own.';

const named = ['lane', 'participant', ...activities, ...gateways, ...events, 'boundaryEvent'] as const;
const called = ['dataObjectReference', 'dataStoreReference'] as const;
const expressions = [
  ...['condition', 'conditionExpression', 'timeDate', 'timeDuration', 'timeCycle', 'from', 'to', 'transformation'],
  ...[
    'loopCondition',
    'loopCardinality',
    'completionCondition',
    'activationCondition',
    'expression',
    'formalExpression',
  ],
] as const;
const globals = [
  'globalTask',
  'globalManualTask',
  'globalUserTask',
  'globalScriptTask',
  'globalBusinessRuleTask',
] as const;

const structure: Readonly<Record<string, Place>> = {
  ...each(['name', 'targetNamespace', 'exporter', 'exporterVersion'], (name) => ({ [`definitions@${name}`]: FILE })),
  'process@name': shown('participant', 'processName', 'name-process'),
  'process@isExecutable': shown('participant', 'isExecutable', 'true'),
  'participant@processRef': DRAWN,
  ...each([...named, ...called], (kind) => ({ [`${kind}@name`]: shown(kind, 'name', `name-${kind}`) })),
  'sequenceFlow@name': shown('conditional', 'name', 'name-conditional'),
  ...each(['sequenceFlow', 'association'], (kind) => ({ [`${kind}@sourceRef`]: DRAWN, [`${kind}@targetRef`]: DRAWN })),
  'association@associationDirection': shown('association', 'relevo-associationDirection', 'Both'),
  ...each(['incoming', 'outgoing', 'flowNodeRef'], (kind) => ({ [kind]: DRAWN })),
  ...each(['laneSet', 'childLaneSet', 'collaboration', 'extensionElements'], (kind) => ({ [kind]: AROUND })),
  participantMultiplicity: AROUND,
};

const steps: Readonly<Record<string, Place>> = {
  ...each(activities, (kind) => ({
    [`${kind}@isForCompensation`]: shown(kind, 'relevo-isForCompensation', 'true'),
    [`${kind}@startQuantity`]: shown(kind, 'relevo-startQuantity', '21'),
    [`${kind}@completionQuantity`]: shown(kind, 'relevo-completionQuantity', '31'),
    [`${kind}@default`]: shown('toLoop', 'relevo-way', 'true'),
  })),
  ...each(['exclusiveGateway', 'inclusiveGateway', 'complexGateway'], (kind) => ({
    [`${kind}@default`]: shown(kind, 'relevo-ways', 'true'),
  })),
  ...each(['subProcess', 'transaction', 'adHocSubProcess'], (kind) => ({ [`${kind}@triggeredByEvent`]: KIND })),
  'receiveTask@messageRef': shown('receiveTask', 'relevo-message', 'message-name'),
  'receiveTask@instantiate': shown('receiveTask', 'relevo-instantiate', 'true'),
  'sendTask@messageRef': shown('sendTask', 'relevo-sends', 'message-name'),
  'scriptTask@scriptFormat': shown('scriptTask', 'relevo-scriptFormat', 'feel-of-script'),
  script: shown('scriptTask', 'relevo-script', '=bpmnScript'),
  'callActivity@calledElement': shown('callActivity', 'relevo-called', 'called-id'),
  'adHocSubProcess@ordering': shown('adHocSubProcess', 'relevo-ordering', 'Sequential'),
  'adHocSubProcess@cancelRemainingInstances': shown('adHocSubProcess', 'cancelRemainingInstances', 'false'),
  completionCondition: shown('adHocSubProcess', 'completionCondition', 'adHocDone'),
  'eventBasedGateway@instantiate': shown('eventBasedGateway', 'relevo-instantiate', 'true'),
  'eventBasedGateway@eventGatewayType': shown('eventBasedGateway', 'relevo-eventGatewayType', 'Parallel'),
  activationCondition: shown('complexGateway', 'relevo-count', '3'),
  conditionExpression: shown('conditional', 'relevo-way', 'takenWhen'),
};

const happenings: Readonly<Record<string, Place>> = {
  ...each(['startEvent', 'intermediateCatchEvent', 'boundaryEvent'], (kind) => ({
    [`${kind}@parallelMultiple`]: shown(kind, 'relevo-parallelMultiple', 'true'),
  })),
  'startEvent@isInterrupting': shown('eventStart', 'relevo-isInterrupting', 'false'),
  'boundaryEvent@attachedToRef': DRAWN,
  'boundaryEvent@cancelActivity': shown('boundaryEvent', 'relevo-cancelActivity', 'false'),
  'message@name': shown('receiveTask', 'relevo-message', 'message-name'),
  'messageEventDefinition@messageRef': shown('throwMessage', 'relevo-sends', 'message-name'),
  'error@errorCode': shown('endEvent', 'errorCode', 'error-code'),
  'errorEventDefinition@errorRef': shown('endEvent', 'errorRef', 'error'),
  'signal@name': shown('catchSignal', 'signalName', 'signal-name'),
  'signalEventDefinition@signalRef': shown('catchSignal', 'signalRef', 'signal'),
  'escalation@escalationCode': shown('intermediateThrowEvent', 'escalationCode', 'escalation-code'),
  'escalationEventDefinition@escalationRef': shown('intermediateThrowEvent', 'escalationRef', 'escalation'),
  'linkEventDefinition@name': shown('throwLink', 'linkName', 'link-name'),
  'compensateEventDefinition@activityRef': shown('throwBack', 'activityRef', 'sendTask'),
  'compensateEventDefinition@waitForCompletion': shown('throwBack', 'waitForCompletion', 'true'),
  ...each(['timerEventDefinition', 'conditionalEventDefinition'], (kind) => ({ [kind]: AROUND })),
  ...each(['cancelEventDefinition', 'terminateEventDefinition'], (kind) => ({ [kind]: KIND })),
  ...each(['source', 'target'], (kind) => ({
    [kind]: 'The two ends of a link are found by its name, which has a field.',
  })),
  eventDefinitionRef: SHARED,
  condition: shown('catchOnlyWhen', 'relevo-when-0', 'happensWhen'),
  timeDate: shown('catchDate', 'timerEventDefinitionValue', 'thatDay'),
  timeDuration: shown('intermediateCatchEvent', 'relevo-timer-0', '33'),
  timeCycle: shown('startEvent', 'relevo-timer-0', '77'),
};

const items: Readonly<Record<string, Place>> = {
  'dataObject@name': shown('dataObjectReference', 'relevo-data-name', 'objectName'),
  'dataObjectReference@dataObjectRef': shown('dataObjectReference', 'relevo-data', 'dataObject'),
  'dataStore@name': shown('dataStoreReference', 'relevo-data-name', 'storeName'),
  'dataStoreReference@dataStoreRef': shown('dataStoreReference', 'relevo-data', 'dataStore'),
  'property@name': shown('task', 'relevo-properties', 'keptHere'),
  ioSpecification: AROUND,
  'dataInput@name': shown('task', 'relevo-dataInputs', 'dataIn'),
  'dataOutput@name': shown('task', 'relevo-dataOutputs', 'dataOut'),
  dataInputAssociation: shown('task', 'relevo-association-0', 'dataIn'),
  dataOutputAssociation: shown('task', 'relevo-association-1', 'dataOut'),
  sourceRef: shown('task', 'relevo-association-1', 'dataOutput'),
  targetRef: shown('task', 'relevo-association-0', 'dataInput'),
  transformation: shown('takes', 'relevo-association-0', 'changedOnTheWay'),
  assignment: AROUND,
  from: shown('task', 'relevo-association-1', '=partFrom'),
  to: shown('task', 'relevo-association-1', 'partTo'),
};

const rounds: Readonly<Record<string, Place>> = {
  'standardLoopCharacteristics@testBefore': shown('userTask', 'relevo-loop-test', 'true'),
  'standardLoopCharacteristics@loopMaximum': shown('userTask', 'relevo-loop-maximum', '12'),
  loopCondition: shown('userTask', 'relevo-loop-while', 'loopsWhile'),
  'multiInstanceLoopCharacteristics@isSequential': shown('manualTask', 'relevo-sequential', 'true'),
  'multiInstanceLoopCharacteristics@behavior': shown('manualTask', 'relevo-behavior', 'One'),
  'multiInstanceLoopCharacteristics@oneBehaviorEventRef': shown('manualTask', 'relevo-behavior', 'signal-name'),
  'multiInstanceLoopCharacteristics@noneBehaviorEventRef': shown('serviceTask', 'relevo-behavior', 'escalation-code'),
  complexBehaviorDefinition: shown('receiveTask', 'relevo-behavior', 'toldWhen'),
  'event@name':
    'What a complex behaviour throws is known by its signal, message or escalation, not by a name of its own.',
  loopCardinality: shown('manualTask', 'relevo-loop-times', 'howMany'),
  loopDataInputRef: shown('receiveTask', 'relevo-loopDataInputRef', 'listIn'),
  loopDataOutputRef: shown('receiveTask', 'relevo-loopDataOutputRef', 'listOut'),
  'inputDataItem@name': shown('receiveTask', 'relevo-inputDataItem', 'itemIn'),
  'outputDataItem@name': shown('receiveTask', 'relevo-outputDataItem', 'itemOut'),
};

const extensions: Readonly<Record<string, Place>> = {
  ...each(['ioMapping', 'properties', 'taskHeaders', 'executionListeners', 'taskListeners'], (kind) => ({
    [`zeebe:${kind}`]: AROUND,
  })),
  'zeebe:userTask': 'Every user task is the engine’s own, with it or without.',
  'zeebe:input@source': shown('serviceTask', '-input-0-source', 'mappedFrom'),
  'zeebe:input@target': shown('serviceTask', '-input-0-target', 'mappedTo'),
  'zeebe:output@source': shown('serviceTask', '-output-0-source', 'leavesFrom'),
  'zeebe:output@target': shown('serviceTask', '-output-0-target', 'leavesTo'),
  'zeebe:property@name': shown('task', '-extensionProperty-0-name', 'own-name'),
  'zeebe:property@value': shown('task', '-extensionProperty-0-value', 'own-value'),
  'zeebe:taskDefinition@type': shown('serviceTask', 'taskDefinitionType', 'job-type'),
  'zeebe:taskDefinition@retries': shown('serviceTask', 'taskDefinitionRetries', '9'),
  'zeebe:header@key': shown('serviceTask', '-header-0-key', 'header-key'),
  'zeebe:header@value': shown('serviceTask', '-header-0-value', 'header-value'),
  'zeebe:subscription@correlationKey': shown('receiveTask', 'relevo-message-key', '=knownBy'),
  'zeebe:formDefinition@formId': shown('userTask', 'formId', 'form-id'),
  'zeebe:formDefinition@bindingType': shown('userTask', 'bindingType', 'versionTag'),
  'zeebe:formDefinition@versionTag': shown('userTask', 'versionTag', 'tag-of-version'),
  'zeebe:formDefinition@externalReference': shown('outside', 'externalReference', 'outside-form'),
  'zeebe:assignmentDefinition@assignee': shown('userTask', 'relevo-who', 'who-does-it'),
  'zeebe:assignmentDefinition@candidateGroups': shown('userTask', 'assignmentDefinitionCandidateGroups', 'group-id'),
  'zeebe:assignmentDefinition@candidateUsers': shown('userTask', 'assignmentDefinitionCandidateUsers', 'users-too'),
  'zeebe:taskSchedule@dueDate': shown('userTask', 'relevo-due', 'dueThen'),
  'zeebe:taskSchedule@followUpDate': shown('userTask', 'relevo-reminder', 'remindThen'),
  'zeebe:priorityDefinition@priority': shown('userTask', 'priorityDefinitionPriority', '77'),
  'zeebe:script@expression': shown('scriptTask', 'scriptExpression', 'computed'),
  'zeebe:script@resultVariable': shown('scriptTask', 'resultVariable', 'script-result'),
  'zeebe:calledDecision@decisionId': shown('businessRuleTask', 'decisionId', 'decision-id'),
  'zeebe:calledDecision@resultVariable': shown('businessRuleTask', 'relevo-result', 'decision-result'),
  'zeebe:calledDecision@bindingType': shown('businessRuleTask', 'bindingType', 'versionTag'),
  'zeebe:calledDecision@versionTag': shown('businessRuleTask', 'versionTag', 'tag-of-version'),
  'zeebe:calledElement@processId': shown('callActivity', 'relevo-called', 'called-id'),
  'zeebe:calledElement@processIdExpression': shown('callActivity', 'targetProcessId', 'called-id'),
  'zeebe:calledElement@bindingType': shown('callActivity', 'bindingType', 'versionTag'),
  'zeebe:calledElement@versionTag': shown('callActivity', 'versionTag', 'tag-of-version'),
  'zeebe:calledElement@propagateAllChildVariables': shown('callActivity', 'propagateAllChildVariables', 'false'),
  'zeebe:calledElement@propagateAllParentVariables': shown('callActivity', 'propagateAllParentVariables', 'false'),
  'zeebe:versionTag@value': shown('participant', 'versionTag', 'tag-of-process'),
  'zeebe:executionListener@eventType': shown('task', '-executionListener-0-eventType', 'end'),
  'zeebe:executionListener@type': shown('task', '-executionListener-0-listenerType', 'job-of-listener'),
  'zeebe:executionListener@retries': shown('task', '-executionListener-0-retries', '7'),
  'zeebe:taskListener@eventType': shown('userTask', '-taskListener-0-eventType', 'assigning'),
  'zeebe:taskListener@type': shown('userTask', '-taskListener-0-listenerType', 'job-of-task'),
  'zeebe:taskListener@retries': shown('userTask', '-taskListener-0-retries', '8'),
  'zeebe:loopCharacteristics@inputCollection': shown('serviceTask', 'relevo-each', '=eachOf'),
  'zeebe:loopCharacteristics@inputElement': shown('serviceTask', 'relevo-each-as', 'eachAs'),
  'zeebe:loopCharacteristics@outputCollection': shown('serviceTask', 'multiInstance-outputCollection', 'results'),
  'zeebe:loopCharacteristics@outputElement': shown('serviceTask', 'multiInstance-outputElement', 'eachResult'),
  'zeebe:adHoc@activeElementsCollection': shown(
    'adHocSubProcess',
    'activeElements-activeElementsCollection',
    'activeOnes',
  ),
  'zeebe:adHoc@outputCollection': shown('adHocSubProcess', 'adHocOutputCollection', 'adHocResults'),
  'zeebe:adHoc@outputElement': shown('adHocSubProcess', 'adHocOutputElement', 'adHocResult'),
  'zeebe:conditionalFilter@variableNames': shown('catchOnlyWhen', 'variableNames', 'watched'),
  'zeebe:conditionalFilter@variableEvents':
    'A condition is looked at whenever a variable is created or changed: there is nothing to choose.',
};

/** By `element@attribute`, or the element alone where what counts is its text or its being there. */
export const places: Readonly<Record<string, Place>> = {
  ...structure,
  ...steps,
  ...happenings,
  ...items,
  ...rounds,
  ...extensions,
  ...each(expressions, (kind) => ({ [`${kind}@language`]: LANGUAGE })),
  ...each(['expression', 'formalExpression'], (kind) => ({ [kind]: PEOPLE })),
  ...each(globals, (kind) => ({ [`${kind}@name`]: GLOBAL })),
  'globalScriptTask@scriptLanguage': GLOBAL,
  'resource@name': PEOPLE,
  ...each(['humanPerformer', 'potentialOwner', 'resourceRef', 'resourceAssignmentExpression'], (kind) => ({
    [kind]: PEOPLE,
  })),
};

/** `relevo:` properties: at which element each has its field. */
export const properties: Readonly<Record<string, Place>> = {
  'process relevo:catalogue': shown('participant', 'relevo-catalogue', ''),
  'process relevo:catalogueName': shown('participant', 'relevo-catalogueName', ''),
  'process relevo:catalogueDescription': shown('participant', 'relevo-catalogueDescription', ''),
  'process relevo:numberPrefix': shown('participant', 'relevo-numberPrefix', ''),
  'lane relevo:group': shown('lane', 'relevo-group', ''),
  'lane relevo:publicLabel': shown('lane', 'relevo-publicLabel', ''),
  'node relevo:status': shown('task', 'relevo-status', ''),
  'node relevo:publicLabel': shown('task', 'relevo-publicLabel', ''),
  'userTask relevo:exclude': shown('userTask', 'relevo-exclude', ''),
  'userTask relevo:decides': shown('buttons', 'relevo-decides', 'decided-later'),
  'sender relevo:notify': shown('sendTask', 'relevo-notify', ''),
  'sender relevo:notifyTemplate': shown('sendTask', 'relevo-notify-template', ''),
  ...each(['priority', 'category', 'impact', 'urgency', 'resolution', 'articleKey', 'team'], (field) => ({
    [`node relevo:ticket.${field}`]: shown('task', `relevo-ticket-${field}`, ''),
  })),
  ...each(
    ['deadlock', 'missing-synchronisation', 'never-runs', 'work-left-behind', 'no-way-out', 'nobody-may-do-it'],
    (code) => ({ [`node relevo:cannotHappen.${code}`]: 'It is answered at the problem itself, in the problems list.' }),
  ),
};
