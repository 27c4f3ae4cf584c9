import { choice, formOf, text, unless } from '../forms/form-sketch.js';
import type { Pattern } from '../pattern.js';
import { flow, formFile, type Ink, notice, silence, silenceFlows, toRequester, waits } from './drawing.js';

/** The requester tries the solution; what fails is worked on again and tried again. */
export const test = (ink: Ink): Pattern => {
  const { words } = ink;
  const form = ink.form('test');
  const place = 'requester';
  return {
    nodes: [
      notice({ key: 'told', name: words('steps.drawn.announced'), at: [0, 0], place }, toRequester('test-solution')),
      {
        key: 'head',
        type: 'bpmn:UserTask',
        template: 'org.relevo.test',
        name: words('steps.test.name'),
        at: [140, 0],
        width: 140,
        place,
        formId: form.id,
        properties: waits('waiting-requester', 'Does the solution work for you?', '¿Te funciona la solución?'),
      },
      ...silence(ink, { host: 'head', x: 140, place }),
      { key: 'works', type: 'bpmn:ExclusiveGateway', name: words('steps.drawn.works'), at: [470, 0], place },
      {
        key: 'again',
        type: 'bpmn:UserTask',
        template: 'org.relevo.task',
        name: words('steps.drawn.again'),
        at: [0, 0],
        place: 'here',
        properties: waits('in-progress', 'We are looking at it again', 'Lo miramos otra vez'),
      },
    ],
    flows: [
      flow('told', 'head'),
      flow('head', 'works'),
      flow('works', 'again', { name: words('steps.drawn.no'), condition: '=testPassed = "no"' }),
      flow('again', 'told'),
      ...silenceFlows,
    ],
    forms: [
      formFile(
        form.file,
        formOf(form.id, [
          choice('testPassed', words('steps.form.works'), {
            yes: words('steps.form.worksYes'),
            no: words('steps.form.worksNo'),
          }),
          text('testNote', words('steps.form.whatFails'), unless('testPassed != "no"')),
        ]),
      ),
    ],
    entry: 'told',
    head: 'head',
    exit: 'works',
    onwards: { name: words('steps.drawn.yes'), condition: '=testPassed = "yes"' },
  };
};
