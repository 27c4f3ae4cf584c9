import type { Group } from '@relevo/contracts';
import type { Words } from '@relevo/web';
import type { en } from '../languages/en/index.js';
import type { Icon } from './icons.js';
import { type Pattern, single } from './pattern.js';
import { approve } from './patterns/approve.js';
import { ask } from './patterns/ask.js';
import type { Ink } from './patterns/drawing.js';
import { article, find } from './patterns/knowledge.js';
import { rate } from './patterns/rate.js';
import { supplier } from './patterns/supplier.js';
import { test } from './patterns/test.js';

/** A step of a service desk as people choose it. */
export interface Step {
  readonly id: string;
  readonly name: string;
  /** One line that explains it. */
  readonly line: string;
  readonly icon: Icon;
  /** The BPMN element that is carried while it is dragged. */
  readonly type: string;
  readonly kind: 'task' | 'step' | 'shape';
  readonly draw: (ink: Ink) => Pattern;
}

const lines = /^l\d$/;

/** They tell the lines apart where the palette has no room for names. */
const numbered: Readonly<Record<string, Icon>> = {
  l1: { drawn: 'line1' },
  l2: { drawn: 'line2' },
  l3: { drawn: 'line3' },
};

const taskSteps = (words: Words<typeof en>, groups: readonly Group[]): readonly Step[] => {
  const common = { icon: { font: 'bpmn-icon-user-task' }, type: 'bpmn:UserTask', kind: 'task' } as const;
  const task = { type: 'bpmn:UserTask', template: 'org.relevo.task' };
  const here: Step = {
    ...common,
    id: 'task',
    name: words('steps.task.name'),
    line: words('steps.task.line'),
    draw: () => single(task),
  };
  const of = ({ id, name }: Group): Step => ({
    ...common,
    icon: numbered[id] ?? common.icon,
    id: `task-${id}`,
    name: words('steps.taskOf.name', { group: name }),
    line: words('steps.taskOf.line', { group: name }),
    draw: () => single({ ...task, place: { group: id } }),
  });
  return [here, ...groups.filter(({ id }) => lines.test(id)).map(of)];
};

type Named = 'ask' | 'find' | 'article' | 'approve' | 'notify' | 'escalate' | 'supplier' | 'test' | 'rate';

const notify = ({ words }: Ink): Pattern =>
  single({ type: 'bpmn:IntermediateThrowEvent', template: 'org.relevo.notify', name: words('steps.notify.name') });
const escalate = ({ words }: Ink): Pattern =>
  single({ type: 'bpmn:CallActivity', template: 'org.relevo.escalate', name: words('steps.escalate.name') });

const drawn: Readonly<Record<Named, Pick<Step, 'icon' | 'type' | 'draw'>>> = {
  ask: { icon: { drawn: 'ask' }, type: 'bpmn:UserTask', draw: ask },
  test: { icon: { drawn: 'test' }, type: 'bpmn:UserTask', draw: test },
  approve: { icon: { drawn: 'approve' }, type: 'bpmn:UserTask', draw: approve },
  find: { icon: { drawn: 'find' }, type: 'bpmn:UserTask', draw: find },
  article: { icon: { drawn: 'article' }, type: 'bpmn:UserTask', draw: article },
  notify: {
    icon: { font: 'bpmn-icon-intermediate-event-throw-message' },
    type: 'bpmn:IntermediateThrowEvent',
    draw: notify,
  },
  escalate: {
    icon: { font: 'bpmn-icon-intermediate-event-throw-escalation' },
    type: 'bpmn:CallActivity',
    draw: escalate,
  },
  supplier: { icon: { font: 'bpmn-icon-intermediate-event-catch-timer' }, type: 'bpmn:ReceiveTask', draw: supplier },
  rate: { icon: { drawn: 'rate' }, type: 'bpmn:UserTask', draw: rate },
};

const shape = (font: string, type: string, leads = true): Pick<Step, 'icon' | 'type' | 'draw'> => ({
  icon: { font },
  type,
  draw: () => ({ ...single({ type }), exit: leads ? 'head' : null }),
});

const shapes = {
  start: shape('bpmn-icon-start-event-none', 'bpmn:StartEvent'),
  decision: shape('bpmn-icon-gateway-xor', 'bpmn:ExclusiveGateway'),
  end: shape('bpmn-icon-end-event-none', 'bpmn:EndEvent', false),
} as const;

/** All steps in the order of the palette: tasks, what is more than a task, and what a flow is held together by. */
export const stepsOf = (words: Words<typeof en>, groups: readonly Group[]): readonly Step[] => [
  ...taskSteps(words, groups),
  ...(Object.keys(drawn) as readonly Named[]).map((id) => ({
    ...drawn[id],
    id,
    name: words(`steps.${id}.name`),
    line: words(`steps.${id}.line`),
    kind: 'step' as const,
  })),
  ...(Object.keys(shapes) as readonly (keyof typeof shapes)[]).map((id) => ({
    ...shapes[id],
    id,
    name: words(`steps.${id}.name`),
    line: words(`steps.${id}.line`),
    kind: 'shape' as const,
  })),
];
