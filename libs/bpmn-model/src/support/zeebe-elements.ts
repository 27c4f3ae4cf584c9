import { attributes, element, executed, kept, notUsed, only, refused, type ElementSupport } from './support.js';

const BUSINESS_ID = { use: 'refused', reason: 'business ids are not executed yet' } as const;

const binding = {
  attributes: {
    bindingType: only(['latest', 'deployment', 'versionTag'], 'these are the bindings there are'),
    versionTag: executed,
  },
};

const LISTENERS = 'Listeners are not executed yet: draw a service task.';

/** Elements of the zeebe namespace by local name; where each may stand is said by its host's row. */
export const zeebeElements: Readonly<Record<string, ElementSupport>> = {
  ioMapping: element([], { children: ['input', 'output'] }),
  input: element([], {
    attributes: {
      ...attributes(executed, 'source', 'target'),
      ...attributes(notUsed, 'modelerConfigurationTemplate', 'modelerConfigurationName'),
    },
  }),
  output: element([], { attributes: attributes(executed, 'source', 'target') }),
  properties: element([], { children: ['property'] }),
  property: element([], {
    attributes: {
      ...attributes(executed, 'name', 'value'),
      ...attributes(notUsed, 'modelerConfigurationTemplate', 'modelerConfigurationName'),
    },
  }),
  taskDefinition: element([], { attributes: attributes(executed, 'type', 'retries') }),
  taskHeaders: element([], { children: ['header'] }),
  header: element([], { attributes: attributes(executed, 'id', 'key', 'value') }),
  subscription: element([], { attributes: attributes(executed, 'correlationKey') }),
  userTask: element([]),
  formDefinition: element([binding], {
    attributes: {
      ...attributes(executed, 'formId', 'externalReference'),
      formKey: { use: 'refused', reason: 'embedded forms are not executed: link a form by its formId' },
    },
  }),
  assignmentDefinition: element([], {
    attributes: attributes(executed, 'assignee', 'candidateGroups', 'candidateUsers'),
  }),
  taskSchedule: element([], { attributes: attributes(executed, 'dueDate', 'followUpDate') }),
  priorityDefinition: element([], { attributes: attributes(executed, 'priority') }),
  script: element([], { attributes: attributes(executed, 'expression', 'resultVariable') }),
  calledDecision: element([binding], { attributes: attributes(executed, 'decisionId', 'resultVariable') }),
  calledElement: element([binding], {
    attributes: {
      ...attributes(executed, 'processId', 'processIdExpression'),
      ...attributes(executed, 'propagateAllChildVariables', 'propagateAllParentVariables'),
      businessId: BUSINESS_ID,
    },
  }),
  versionTag: element([], { attributes: attributes(executed, 'value') }),
  userTaskForm: kept('Embedded forms are not executed: link a form by its formId.'),
  executionListeners: refused(LISTENERS),
  taskListeners: refused(LISTENERS),
  loopCharacteristics: refused('Multi-instance is not executed yet: remove the marker.'),
  jobPriorityDefinition: refused('Job priorities are not executed yet: remove it.'),
  linkedResources: refused('Linked resources are not executed: remove them.'),
  adHoc: refused('Ad-hoc subprocesses are not executed yet: use a subprocess.'),
  conditionalFilter: refused('Conditional events are not executed yet: use a message or a timer.'),
  agentDefinition: refused('Agents are not executed: use a service task.'),
};

/** Attributes of the zeebe namespace on BPMN elements: they belong to the tool that drew the diagram. */
export const zeebeAttributes: Readonly<Record<string, string>> = {
  modelerTemplate: 'It names an element template of the modeler.',
  modelerTemplateVersion: 'It names an element template of the modeler.',
  modelerTemplateIcon: 'It is a picture of the modeler.',
  retryCounter: 'Retries are in zeebe:taskDefinition.',
};
