import { firstShapes } from './first-shapes.js';
import { Distances, Mentions, type Nearby, type References } from './references.js';
import { Shapes } from './shapes.js';

/** What packed bytes refer to instead of saying it again. */
export interface Dictionary {
  readonly shapes: Shapes;
  /** How keys and times are written; one for each record. */
  readonly References: new (near: Nearby) => References;
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

const firstEvents = [
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

/** The same steps as `Mentions` writes them. */
const events = [
  '[[48,[31,"~0",0,"INC-000","~@0","~1n",0,0,0,0]],[21,"~A"],[16,0,"~6"],[26,"","~-",null,"~B",1],[51,null,"~",""]]',
  '[27,[-1],"","~A","~B","~","","~",""],[14,"",0],[22,1,"","~+","userTask",null,false,"~B","~B"],',
  '[68,"","~","","~A",[],[],"~B",0,1],[70,"","~A",[',
  '[71,"","~A","~","~B"],[66,"","~A","~B","~"],',
  '[9,"","~","~+","~"],[0,"","~C","~C",0,"~"],[0,"","~C","~C",0,"~+"],[16,0,"~"],[2,"","~A","~C"],[3,"","~C","~C",[]],',
  '[1,"","~","endEvent","",false,"~C","~C"],[2,"","~G","~C"],[25,"","~C"]]',
  '[1,"","~+","serviceTask","",false,"~B","~B"],[10,"","~F",[11,"~@0","","~F",null,{},"~+","work",null,"~B",3,',
  '"activatable",""],"~B"],[4,"","~F","~B"]]',
  '[29,"claim","","","~","~","~"]]',
  '[17,"","~A","~B","~"],[17,"","~A","~B","~+"],',
  '[0,"","~B","~A",0,"~"],[0,"","~B","~A",0,"~+"],[0,"","~B","~B",0,"~"],[0,"","~B","~B",0,"~+"],[16,0,"~"],',
  '[1,"","~+","intermediateThrowEvent","",false,"~B","~B"],[15,"","~F","~+","~B","",0,"requester"],[2,"","~F","~B"],',
  '[3,"","~B","~B",[]],[1,"","~+","userTask","",false,"~B","~B"],[13,"","~H","~B",[12,"~@","~H","~+","~B",null,""]],',
  '[6,"","~H","~B",[8,null,[-1,"requester"],[],"~@0",null,"","~H",null,null,null,"~+",null,50,"~B"]],[4,"","~H","~B"]]',
  '[[5,"complete","","~","~","~",0],[0,"","~B","~B",0,"~"],[2,"","~A","~B"],[3,"","~B","~B",[]],',
  '[1,"","~+","exclusiveGateway","",false,"~B","~B"],[2,"","~E","~B"],[3,"","~B","~B",[]],',
  '[1,"","~+","userTask","",false,"~B","~B"],',
  '[6,"","~F","~B",[8,null,[-1,""],[],"~@0","~@","","~F",null,null,"~",null,50,"~B"]],[4,"","~F","~B"]]',
  '[6,"","~F","~B",[8,null,[-1,""],[],"~@0",null,"","~F",null,null,null,"~+",null,50,"~B"]],[4,"","~F","~B"]]',
];

const textOf = (steps: readonly string[]): Buffer =>
  Buffer.from([...words, ...elementTypes.map((type) => `"${type}"`), ...values, ...steps].join(''));

/**
 * By the number that packed bytes begin with. What is in use is never changed and never removed: records and backups
 * were packed with it. A better one gets the next number, and new bytes are packed with that.
 */
const dictionaries: Readonly<Record<number, Dictionary>> = {
  1: {
    shapes: new Shapes(firstShapes),
    References: Distances,
    text: textOf(firstEvents),
  },
  2: {
    shapes: new Shapes(firstShapes),
    References: Mentions,
    text: textOf(events),
  },
};

export const LATEST_DICTIONARY = 2;

export const dictionaryOf = (number: number): Dictionary => {
  const dictionary = dictionaries[number];
  if (dictionary) return dictionary;
  throw new RangeError(
    `Expected a dictionary of this version, but history was packed with number ${number}. Run the newer version of Relevo.`,
  );
};
