import { attributes, element, executed, kept, notUsed, only, refused, type ElementSupport } from './support.js';

const BUSINESS_ID = { use: 'refused', reason: 'a case is found by its ticket or its variables' } as const;

const binding = {
  attributes: {
    bindingType: only(['latest', 'deployment', 'versionTag'], 'these are the bindings there are'),
    versionTag: executed,
  },
};

const EITHER_EVENT = ['create,update', 'create, update', 'update,create', 'update, create', ''];

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
  executionListeners: element([], { children: ['executionListener'] }),
  executionListener: element([], {
    attributes: {
      eventType: only(['start', 'end'], 'these are the moments there are'),
      ...attributes(executed, 'type', 'retries'),
    },
    children: ['taskHeaders'],
  }),
  taskListeners: element([], { children: ['taskListener'] }),
  taskListener: element([], {
    attributes: {
      eventType: only(
        ['creating', 'assigning', 'updating', 'completing'],
        'a task that is interrupted ends at once, so nobody could be heard before',
      ),
      ...attributes(executed, 'type', 'retries'),
    },
    children: ['taskHeaders'],
  }),
  loopCharacteristics: element([], {
    attributes: attributes(executed, 'inputCollection', 'inputElement', 'outputCollection', 'outputElement'),
  }),
  adHoc: element([], {
    attributes: attributes(executed, 'activeElementsCollection', 'outputCollection', 'outputElement'),
  }),
  conditionalFilter: element([], {
    attributes: {
      ...attributes(executed, 'variableNames'),
      variableEvents: only(EITHER_EVENT, 'a condition is looked at again whenever a variable is created or changed'),
    },
  }),
  jobPriorityDefinition: refused('Jobs are handed out in the order in which they came: remove it.'),
  linkedResources: refused('No robot of the engine works them: name the resource in a task header.'),
  agentDefinition: refused('Agents are not part of the engine: let a worker of the job type be the agent.'),
};

/** Attributes of the zeebe namespace on BPMN elements: they belong to the tool that drew the diagram. */
export const zeebeAttributes: Readonly<Record<string, string>> = {
  modelerTemplate: 'It names an element template of the modeler.',
  modelerTemplateVersion: 'It names an element template of the modeler.',
  modelerTemplateIcon: 'It is a picture of the modeler.',
  retryCounter: 'Retries are in zeebe:taskDefinition.',
};
