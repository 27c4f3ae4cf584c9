import type { BundleFiles } from '@relevo/contracts';

/** A process that begins at `s`; `around` stands beside it: messages, signals, errors. */
export const drawn = (inner: string, around = ''): BundleFiles => ({
  'drawn.bpmn': `<?xml version="1.0"?><definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
    xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" targetNamespace="t">${around}<process id="drawn" isExecutable="true">
    <startEvent id="s"/>${inner}</process></definitions>`,
});

export const flow = (source: string, target: string, condition = '') =>
  `<sequenceFlow id="${source}_${target}" sourceRef="${source}" targetRef="${target}">${condition}</sequenceFlow>`;

export const task = (id: string, name: string): string =>
  `<userTask id="${id}" name="${name}"><extensionElements><zeebe:assignmentDefinition candidateGroups="l1"/></extensionElements></userTask>`;
