import type { Key } from '../keys.js';
import type { CaseState } from '../state.js';
import { OverlayTable } from './overlay-table.js';
import {
  compensationSchema,
  conditionSchema,
  elementSchema,
  faultSchema,
  instanceSchema,
  jobSchema,
  loopItemSchema,
  signalSchema,
  subscriptionSchema,
  timerSchema,
  userTaskSchema,
  variableSchema,
} from './schema.js';
import { UndoLog } from './undo-log.js';

const newTables = (undo: UndoLog) => ({
  instances: new OverlayTable(instanceSchema, undo),
  elements: new OverlayTable(elementSchema, undo),
  variables: new OverlayTable(variableSchema, undo),
  timers: new OverlayTable(timerSchema, undo),
  subscriptions: new OverlayTable(subscriptionSchema, undo),
  jobs: new OverlayTable(jobSchema, undo),
  userTasks: new OverlayTable(userTaskSchema, undo),
  faults: new OverlayTable(faultSchema, undo),
  signals: new OverlayTable(signalSchema, undo),
  conditions: new OverlayTable(conditionSchema, undo),
  loopItems: new OverlayTable(loopItemSchema, undo),
  compensations: new OverlayTable(compensationSchema, undo),
});

export type CaseTables = ReturnType<typeof newTables>;

/** A case that its owner may write to. Everything that leaves the kernel as `CaseState` is one of these. */
export class WorkingCase implements CaseState {
  entered = 0;
  readonly instances: CaseTables['instances'];
  readonly elements: CaseTables['elements'];
  readonly variables: CaseTables['variables'];
  readonly timers: CaseTables['timers'];
  readonly subscriptions: CaseTables['subscriptions'];
  readonly jobs: CaseTables['jobs'];
  readonly userTasks: CaseTables['userTasks'];
  readonly faults: CaseTables['faults'];
  readonly signals: CaseTables['signals'];
  readonly conditions: CaseTables['conditions'];
  readonly loopItems: CaseTables['loopItems'];
  readonly compensations: CaseTables['compensations'];

  private constructor(
    readonly caseKey: Key,
    tables: CaseTables,
    readonly undo: UndoLog,
  ) {
    this.instances = tables.instances;
    this.elements = tables.elements;
    this.variables = tables.variables;
    this.timers = tables.timers;
    this.subscriptions = tables.subscriptions;
    this.jobs = tables.jobs;
    this.userTasks = tables.userTasks;
    this.faults = tables.faults;
    this.signals = tables.signals;
    this.conditions = tables.conditions;
    this.loopItems = tables.loopItems;
    this.compensations = tables.compensations;
  }

  static empty(caseKey: Key): WorkingCase {
    const undo = new UndoLog();
    return new WorkingCase(caseKey, newTables(undo), undo);
  }

  static of(state: CaseState): WorkingCase {
    if (state instanceof WorkingCase) return state;
    throw new TypeError('Expected a case made by emptyCase, fromSnapshot or execute, but got another object.');
  }

  fork(): WorkingCase {
    const undo = new UndoLog();
    const tables: CaseTables = {
      instances: this.instances.fork(undo),
      elements: this.elements.fork(undo),
      variables: this.variables.fork(undo),
      timers: this.timers.fork(undo),
      subscriptions: this.subscriptions.fork(undo),
      jobs: this.jobs.fork(undo),
      userTasks: this.userTasks.fork(undo),
      faults: this.faults.fork(undo),
      signals: this.signals.fork(undo),
      conditions: this.conditions.fork(undo),
      loopItems: this.loopItems.fork(undo),
      compensations: this.compensations.fork(undo),
    };
    const fork = new WorkingCase(this.caseKey, tables, undo);
    fork.entered = this.entered;
    return fork;
  }

  merge(): WorkingCase {
    const tables: CaseTables = {
      instances: this.instances.merge(),
      elements: this.elements.merge(),
      variables: this.variables.merge(),
      timers: this.timers.merge(),
      subscriptions: this.subscriptions.merge(),
      jobs: this.jobs.merge(),
      userTasks: this.userTasks.merge(),
      faults: this.faults.merge(),
      signals: this.signals.merge(),
      conditions: this.conditions.merge(),
      loopItems: this.loopItems.merge(),
      compensations: this.compensations.merge(),
    };
    const merged = new WorkingCase(this.caseKey, tables, new UndoLog());
    merged.entered = this.entered;
    return merged;
  }
}
