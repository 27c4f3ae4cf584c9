import type { Canvas } from '../editor/services.js';
import type { Point, Shape } from './diagram.js';

const gap = 8;
/** What bpmn.io's menu takes at most: its list, its title and its search. */
const height = 400;

/**
 * Where a menu opens so that the step it belongs to stays seen: right of the buttons beside it, else left of it,
 * else below or above, whichever has more room.
 */
export const besideStep = (step: Shape, canvas: Canvas, width: number): Point => {
  const frame = canvas.getContainer().getBoundingClientRect();
  const { x, y, scale } = canvas.viewbox();
  const left = frame.left + (step.x - x) * scale;
  const top = frame.top + (step.y - y) * scale;
  const bottom = top + step.height * scale;
  const pad = canvas.getContainer().querySelector('.djs-context-pad.open')?.getBoundingClientRect();
  const right = Math.max(left + step.width * scale, pad?.right ?? 0) + gap;
  const { clientWidth, clientHeight } = document.documentElement;
  const startAt = Math.max(gap, Math.min(top, clientHeight - height - gap));
  if (right + width <= clientWidth) return { x: right, y: startAt };
  if (left - gap - width >= 0) return { x: left - gap - width, y: startAt };
  const across = Math.max(gap, Math.min(left, clientWidth - width - gap));
  const below = Math.max(bottom, pad?.bottom ?? 0) + gap;
  return clientHeight - below >= height || clientHeight - below > top
    ? { x: across, y: below }
    : { x: across, y: Math.max(gap, top - gap - height) };
};
