import type { Pattern } from '../pattern.js';
import { flow, type Ink, waits } from './drawing.js';

/** Waits for the supplier's message; after five days somebody asks, and waits again. */
export const supplier = ({ words }: Ink): Pattern => ({
  nodes: [
    {
      key: 'head',
      type: 'bpmn:ReceiveTask',
      template: 'org.relevo.supplier',
      name: words('steps.supplier.name'),
      at: [0, 0],
      properties: waits('waiting-supplier', 'We are waiting for our supplier', 'Esperamos a nuestro proveedor'),
    },
    {
      key: 'late',
      type: 'bpmn:BoundaryEvent',
      template: 'org.relevo.reminder',
      name: words('steps.days', { count: 5 }),
      at: [25, 40],
      on: 'head',
      after: 'P5D',
      interrupts: true,
    },
    {
      key: 'chase',
      type: 'bpmn:UserTask',
      template: 'org.relevo.task',
      name: words('steps.drawn.chase'),
      at: [150, 110],
      properties: waits('in-progress', 'We are asking our supplier', 'Preguntamos a nuestro proveedor'),
    },
  ],
  flows: [flow('late', 'chase'), flow('chase', 'head', { below: true })],
  forms: [],
  entry: 'head',
  head: 'head',
  exit: 'head',
});
