import type { DiagramElement } from '../../editor/services.js';
import type { Connected, FixTools } from './fix-tools.js';
import { makeRoom } from './make-room.js';

const gap = 50;

/** In the middle of the height of a step, its left side at `x`. */
const drawGateway = (step: Connected, x: number, type: string, tools: FixTools) => {
  const shape = tools.elementFactory.createShape({ type });
  const middle = { x: x + shape.width / 2, y: step.y + step.height / 2 };
  makeRoom({ axis: 'x', from: x - 1, by: shape.width + gap }, tools);
  const gateway = tools.modeling.createShape(shape, middle, step.parent as DiagramElement);
  return { gateway, middle };
};

/** A gateway in front of a step, for all that leads there; the step and what stands right of it make room. */
export const insertBefore = (step: Connected, type: string, tools: FixTools): void => {
  const arriving = [...step.incoming];
  const { gateway, middle } = drawGateway(step, step.x, type, tools);
  for (const flow of arriving) tools.modeling.reconnectEnd(flow, gateway, middle);
  tools.modeling.connect(gateway, step);
};

/** A gateway behind a step, from which all leads on that left the step; what stands right of it makes room. */
export const insertBehind = (step: Connected, type: string, tools: FixTools): void => {
  const leaving = [...step.outgoing];
  const { gateway, middle } = drawGateway(step, step.x + step.width + gap, type, tools);
  for (const flow of leaving) tools.modeling.reconnectStart(flow, gateway, middle);
  tools.modeling.connect(step, gateway);
};
