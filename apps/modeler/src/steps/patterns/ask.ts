import { formOf, question, text } from '../forms/form-sketch.js';
import type { Pattern } from '../pattern.js';
import { flow, formFile, type Ink, notice, silence, silenceFlows, toRequester, waits } from './drawing.js';

/** Tells the requester, waits for the answer, reminds twice and closes in silence. */
export const ask = (ink: Ink): Pattern => {
  const { words } = ink;
  const form = ink.form('ask');
  const place = 'requester';
  return {
    nodes: [
      notice({ key: 'told', name: words('steps.drawn.asked'), at: [0, 0], place }, toRequester('your-turn')),
      {
        key: 'head',
        type: 'bpmn:UserTask',
        template: 'org.relevo.ask',
        name: words('steps.ask.name'),
        at: [140, 0],
        width: 140,
        place,
        formId: form.id,
        properties: waits('waiting-requester', 'We need your answer to go on', 'Necesitamos tu respuesta para seguir'),
      },
      ...silence(ink, { host: 'head', x: 140, place }),
    ],
    flows: [flow('told', 'head'), ...silenceFlows],
    forms: [
      formFile(
        form.file,
        formOf(form.id, [
          question('question', words('steps.form.question')),
          text('answer', words('steps.form.answer')),
        ]),
      ),
    ],
    entry: 'told',
    head: 'head',
    exit: 'head',
  };
};
