import { choice, formOf, optional, text } from '../forms/form-sketch.js';
import type { Pattern } from '../pattern.js';
import { flow, formFile, type Ink, notice, toRequester, waits } from './drawing.js';

/** The requester says how it was; after a week without a word the ticket goes on. */
export const rate = (ink: Ink): Pattern => {
  const { words } = ink;
  const form = ink.form('rate');
  const place = 'requester';
  const stars = Object.fromEntries([5, 4, 3, 2, 1].map((star) => [String(star), words(`steps.form.star${star as 1}`)]));
  return {
    nodes: [
      notice({ key: 'told', name: words('steps.drawn.rateAsked'), at: [0, 0], place }, toRequester('your-turn')),
      {
        key: 'head',
        type: 'bpmn:UserTask',
        template: 'org.relevo.rate',
        name: words('steps.rate.name'),
        at: [130, 0],
        place,
        formId: form.id,
        properties: waits('resolved', 'How was it? Rate our work', '¿Qué tal fue? Valora nuestro trabajo'),
      },
      {
        key: 'late',
        type: 'bpmn:BoundaryEvent',
        template: 'org.relevo.reminder',
        name: words('steps.days', { count: 7 }),
        at: [20, 40],
        on: 'head',
        after: 'P7D',
        interrupts: true,
        place,
      },
      { key: 'on', type: 'bpmn:ExclusiveGateway', at: [270, 0], place },
    ],
    flows: [flow('told', 'head'), flow('head', 'on'), flow('late', 'on', { below: true })],
    forms: [
      formFile(
        form.file,
        formOf(form.id, [
          choice('rating', words('steps.form.rating'), stars),
          text('ratingNote', words('steps.form.ratingNote'), optional),
        ]),
      ),
    ],
    entry: 'told',
    head: 'head',
    exit: 'on',
  };
};
