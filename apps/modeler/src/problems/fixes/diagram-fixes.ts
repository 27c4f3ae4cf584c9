import type { RemedyGateway } from '@relevo/soundness';
import type { Box, DiagramElement } from '../../editor/services.js';
import type { en } from '../../languages/en/index.js';
import { readProperty, writeProperty } from '../../properties/relevo-properties.js';
import type { Problem } from '../problem.js';
import { appendEnd, modelOf, type Connected, type FixTools } from './fix-tools.js';
import { insertBefore, insertBehind } from './insert-gateway.js';
import { makeRoomBelow } from './make-room.js';

/** One change of the drawing: one command, so one undo. */
export interface DiagramFix {
  readonly label: keyof typeof en.fixes;
  /** Absent: whenever its problem is there. */
  readonly offered?: (element: Connected, problem: Problem) => boolean;
  readonly run: (element: Connected, tools: FixTools) => void;
  /** Of the problem, the element that is changed; absent: its own. */
  readonly at?: (problem: Problem) => string | undefined;
}

const is =
  (...types: readonly string[]) =>
  ({ type }: DiagramElement): boolean =>
    types.includes(type);

const end: DiagramFix = {
  label: 'end',
  run: (element, tools) => void appendEnd(element, tools.words('fixes.newEnd'), tools),
};

const remove = (label: DiagramFix['label']): DiagramFix => ({
  label,
  run: (element, { modeling }) => modeling.removeElements([element]),
});

/** Of a way out that something else decides. */
const withoutCondition: DiagramFix = {
  label: 'removeCondition',
  offered: is('bpmn:SequenceFlow'),
  run: (flow, { modeling }) => modeling.updateProperties(flow, { conditionExpression: undefined }),
};

const removeArrows = (direction: 'incoming' | 'outgoing'): DiagramFix => ({
  label: 'removeArrow',
  offered: (element) => element[direction].length > 0,
  run: (element, { modeling }) => modeling.removeElements([...element[direction]]),
});

const plainEnd: DiagramFix = {
  label: 'plainEnd',
  offered: is('bpmn:EndEvent'),
  run: (element, { bpmnReplace }) => void bpmnReplace.replaceElement(element, { type: 'bpmn:EndEvent' }),
};

/** Of a way out without a condition. */
const asDefault: DiagramFix = {
  label: 'default',
  offered: ({ businessObject }) => businessObject.get<object | undefined>('sourceRef') !== undefined,
  run: (flow, { modeling }) => {
    const { source } = flow as unknown as { readonly source: DiagramElement };
    modeling.updateProperties(source, { default: modelOf(flow) });
  },
};

const addDefault: DiagramFix = {
  label: 'defaultLast',
  run: (gateway, tools) => {
    const { connection } = appendEnd(gateway, tools.words('fixes.newEnd'), tools);
    if (connection === undefined) return;
    tools.modeling.updateProperties(connection, { name: tools.words('fixes.otherwise') });
    tools.modeling.updateProperties(gateway, { default: modelOf(connection) });
  },
};

const question: DiagramFix = {
  label: 'question',
  run: (gateway, { modeling }) => {
    const { name = '' } = modelOf(gateway);
    modeling.updateProperties(gateway, { name: `${name.trim()}?` });
  },
};

/** The gateway that was found by trying becomes that kind, or one is drawn before the step. */
const remedy = (label: DiagramFix['label'], kind: RemedyGateway): DiagramFix => ({
  label,
  at: (problem) => problem.remedy?.at,
  offered: (_, problem) => problem.remedy?.gateway === kind,
  run: (element, tools) => {
    const type = `bpmn:${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
    if (element.type.endsWith('Gateway')) tools.bpmnReplace.replaceElement(element, { type });
    else insertBefore(element, type, tools);
  },
});

const remedies: readonly DiagramFix[] = [
  remedy('anyOne', 'exclusiveGateway'),
  remedy('allOf', 'parallelGateway'),
  remedy('allThatCome', 'inclusiveGateway'),
];

/** The arrows leave a gateway behind the step instead of the step itself. */
const splitBy = (label: DiagramFix['label'], type: string): DiagramFix => ({
  label,
  run: (step, tools) => insertBehind(step, type, tools),
});

const offer: DiagramFix = {
  label: 'offer',
  run: (element, tools) => {
    writeProperty(element, { name: 'relevo:catalogue', value: 'true' }, tools);
    const { name = '' } = modelOf(element);
    if (readProperty(element, 'relevo:catalogueName') === '' && name !== '')
      writeProperty(element, { name: 'relevo:catalogueName', value: name }, tools);
  },
};

/** What an event-based gateway waits for bears no event of its own at its border. */
const comesFromRace = (flow: DiagramElement & { readonly source?: DiagramElement }): boolean =>
  flow.source?.type === 'bpmn:EventBasedGateway';

/** The end below the step, and its name. */
const belowSilence = 170;
/** Events on one edge may overlap a little, as in the ready steps. */
const beside = 30;

/** Where on its lower edge no other event sits; the middle where they are everywhere. */
const freeOnEdge = ({ x, width, attachers = [] }: DiagramElement & { readonly attachers?: readonly Box[] }): number => {
  const taken = attachers.map((event) => event.x + event.width / 2);
  const places = [0.5, 0.85, 0.15].map((part) => x + width * part);
  return places.find((place) => taken.every((other) => Math.abs(other - place) >= beside)) ?? x + width / 2;
};

const silence: DiagramFix = {
  label: 'silence',
  offered: (task) => is('bpmn:UserTask', 'bpmn:ReceiveTask')(task) && !task.incoming.some(comesFromRace),
  run: (task, tools) => {
    const { elementFactory, modeling, bpmnFactory, words } = tools;
    const timer = elementFactory.createShape({
      type: 'bpmn:BoundaryEvent',
      eventDefinitionType: 'bpmn:TimerEventDefinition',
    });
    makeRoomBelow(task, belowSilence, tools);
    const edge = { x: freeOnEdge(task), y: task.y + task.height };
    const drawn = modeling.createShape(timer, edge, task, { attach: true });
    const [trigger] = modelOf(drawn).get<readonly ReturnType<typeof modelOf>[]>('eventDefinitions');
    if (trigger === undefined) return;
    const timeDuration = bpmnFactory.create('bpmn:FormalExpression', { body: 'P7D' });
    timeDuration.$parent = trigger;
    modeling.updateModdleProperties(drawn, trigger, { timeDuration });
    modeling.updateProperties(drawn, { name: words('fixes.sevenDays') });
    appendEnd(drawn, words('fixes.closedSilent'), tools);
  },
};

/** What can be put right by one press, by the code of what is wrong. */
export const diagramFixes: Readonly<Record<string, readonly DiagramFix[]>> = {
  'no-implicit-end': [end],
  'no-outgoing-flow': [end],
  'no-disconnected': [remove('removeElement')],
  'superfluous-gateway': [remove('removeGateway')],
  'no-duplicate-sequence-flows': [{ ...remove('removeArrow'), offered: is('bpmn:SequenceFlow') }],
  'same-condition': [remove('removeArrow')],
  'default-never': [remove('removeArrow')],
  'lane-empty': [remove('removeElement')],
  'error-never': [remove('removeElement')],
  'conditional-flows': [asDefault],
  'condition-missing': [asDefault],
  'conditions-gap': [addDefault],
  'decision-question': [question],
  'superfluous-termination': [plainEnd],
  'no-implicit-split': [splitBy('splitOne', 'bpmn:ExclusiveGateway'), splitBy('splitAll', 'bpmn:ParallelGateway')],
  'unsound-deadlock': remedies,
  'unsound-work-left-behind': [...remedies, plainEnd],
  'unsound-never-runs': [remove('removeElement')],
  'no-incoming-flow': [remove('removeElement')],
  'compensation-unreachable': [remove('removeElement')],
  'default-flow-condition': [withoutCondition],
  'event-gateway-condition': [withoutCondition],
  'condition-source': [withoutCondition],
  'start-event-incoming': [removeArrows('incoming')],
  'boundary-event-incoming': [removeArrows('incoming')],
  'end-event-outgoing': [removeArrows('outgoing')],
  'unsound-missing-synchronisation': remedies,
  'not-offered': [offer],
  'silence-path': [silence],
  'wait-without-end': [silence],
};
