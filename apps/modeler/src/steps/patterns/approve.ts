import { doneWhen, approvedWhen, type Rule, placesOf } from '../fields/approval-rule.js';
import { choice, formOf, text, unless } from '../forms/form-sketch.js';
import type { Pattern } from '../pattern.js';
import { flow, formFile, type Ink, notice, toRequester, waits } from './drawing.js';

const first: Rule = { kind: 'one' };

/** Others than the requester decide, each once; a refusal tells its reason and ends it. */
export const approve = (ink: Ink): Pattern => {
  const { words } = ink;
  const form = ink.form('approve');
  const place = { group: 'approvers' };
  return {
    nodes: [
      {
        key: 'head',
        type: 'bpmn:UserTask',
        template: 'org.relevo.approve',
        name: words('steps.approve.name'),
        at: [0, 0],
        place,
        formId: form.id,
        round: {
          collection: placesOf(first),
          outputs: 'decisions',
          output: '=decision',
          done: doneWhen(first),
        },
        properties: waits('in-progress', 'It waits for approval', 'Espera aprobación'),
      },
      {
        key: 'decided',
        type: 'bpmn:IntermediateThrowEvent',
        name: words('steps.drawn.decided'),
        at: [130, 0],
        place,
        outputs: [{ target: 'approved', source: approvedWhen(first) }],
      },
      { key: 'approved', type: 'bpmn:ExclusiveGateway', name: words('steps.drawn.approved'), at: [230, 0], place },
      {
        ...notice(
          { key: 'refused', name: words('steps.drawn.refusal'), at: [230, 110], place },
          toRequester('rejected'),
        ),
        properties: {
          'relevo:notify': 'requester',
          'relevo:notifyTemplate': 'rejected',
          'relevo:ticket.resolution': '=decisionReason',
        },
      },
      {
        key: 'ended',
        type: 'bpmn:EndEvent',
        name: words('steps.drawn.notApproved'),
        at: [340, 110],
        place,
        properties: waits('closed', 'Not approved', 'No aprobado'),
      },
    ],
    flows: [
      flow('head', 'decided'),
      flow('decided', 'approved'),
      flow('approved', 'refused', { name: words('steps.drawn.no'), condition: '=approved = false' }),
      flow('refused', 'ended'),
    ],
    forms: [
      formFile(
        form.file,
        formOf(form.id, [
          choice('decision', words('steps.form.decision'), {
            approved: words('steps.form.approve'),
            rejected: words('steps.form.reject'),
          }),
          text(
            'decisionReason',
            words('steps.form.reason'),
            unless('decision != "rejected"', { description: words('steps.form.reasonHint') }),
          ),
        ]),
      ),
    ],
    entry: 'head',
    head: 'head',
    exit: 'approved',
    onwards: { name: words('steps.drawn.yes'), condition: '=approved = true' },
  };
};
