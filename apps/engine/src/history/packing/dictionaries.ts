import { firstShapes } from './first-shapes.js';
import { Shapes } from './shapes.js';

/** What packed bytes refer to instead of saying it again. */
export interface Dictionary {
  readonly shapes: Shapes;
  /** Text that packed JSON is likely to have in it; what is most frequent comes last. */
  readonly text: Buffer;
}

const elementTypes = [
  ...['adHocSubProcess', 'transaction', 'eventSubProcess', 'complexGateway', 'manualTask', 'eventBasedGateway'],
  ...['intermediateThrowEvent', 'intermediateCatchEvent', 'inclusiveGateway', 'callActivity', 'receiveTask'],
  ...['scriptTask', 'sendTask', 'businessRuleTask', 'boundaryEvent', 'subProcess', 'task', 'serviceTask'],
  ...['parallelGateway', 'exclusiveGateway', 'startEvent', 'endEvent', 'userTask'],
];

const words = [
  ...['compensation.variables', 'fault.message', 'subscription.correlationKey', 'correlationKey', 'errorMessage'],
  ...['output.value', 'inputs', 'result', 'details', 'pending', 'reason', 'reminder', 'solved', 'answer', 'active'],
  ...['failed', 'activatable', 'relevo:', 'assign', 'claim', 'unclaim', 'update', 'public', 'internal', 'requester'],
];

const values = [
  '[[0,"authorName","',
  '"],[0,"text","',
  '[[0,"ticket.title","',
  '"],[0,"ticket.description","',
  '"],[0,"ticket.requesterName","',
  '"],[0,"ticket.requesterMail","',
  '"],[0,"ticket.requesterId","',
  '"],[2,"fields",{"title":"","impact":null,"number":"INC-000","urgency":null,"category":null,"priority":null,',
  '"requester":{"id":"","mail":"","name":""},"articleKey":null,"resolution":null,"description":""}],',
  '[7,"fields",{"category":"","priority":"P3"}],[11,"text",null]]',
  '[[0,"variables",{}],[1,"value",null],[2,"value",""],[3,"value",true],[4,"value",false],[5,"value","',
];

const events = [
  '[28,"","~","~1",',
  '[55,false,"","~","~",',
  '[17,"","~","~1","~"],',
  '[21,"~0"],[26,"","~",null,"~1",1],',
  '[25,"","~1"]]',
  '[29,"claim","","","~","~1","~"]]',
  '[13,"","~","~1",[12,17,"~","~","~1",null,""]],',
  '[9,"","~","~","~1"],[10,"","~",[11,17,"","~",null,{},"~","work",null,"~1",3,"activatable",""],"~1"],',
  '[15,"","~","~","~1","",0,"requester"],',
  '[5,"complete","","~","~1","~",0],',
  '[0,"","~1","~1",0,"~"],[16,0,"~"],',
  '[2,"","~","~1"],[3,"","~1","~1",[]],[1,"","~","","",false,"~1","~1"],',
  '[6,"","~","~1",[8,null,[-1,""],[],17,null,"","~",null,null,null,"~",null,50,"~1"]],[4,"","~","~1"]]',
];

/**
 * By the number that packed bytes begin with. What is in use is never changed and never removed: records and backups
 * were packed with it. A better one gets the next number, and new bytes are packed with that.
 */
const dictionaries: Readonly<Record<number, Dictionary>> = {
  1: {
    shapes: new Shapes(firstShapes),
    text: Buffer.from([...words, ...elementTypes.map((type) => `"${type}"`), ...values, ...events].join('')),
  },
};

export const LATEST_DICTIONARY = 1;

export const dictionaryOf = (number: number): Dictionary => {
  const dictionary = dictionaries[number];
  if (dictionary) return dictionary;
  throw new RangeError(
    `Expected a dictionary of this version, but history was packed with number ${number}. Run the newer version of Relevo.`,
  );
};
