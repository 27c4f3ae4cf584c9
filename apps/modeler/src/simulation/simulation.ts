import {
  emptyCase,
  type CaseState,
  type Command,
  type Instant,
  type Key,
  type ProcessEvent,
  type Timer,
  type Variables,
} from '@relevo/bpmn-kernel';
import { checkSubmission } from '@relevo/forms';
import type { FlowNode } from '@relevo/bpmn-model';
import { CaseReader } from './case-reader.js';
import { momentOf, pathOf, type Moment } from './moment.js';
import { DecidingRun } from './deciding-run.js';
import type {
  Act,
  Answer,
  Decided,
  Difference,
  Opening,
  Place,
  SimulationView,
  StartView,
  StepView,
} from './protocol.js';
import { commandsOf } from './scenario.js';
import { readBundle, type SimulatedBundle } from './simulated-bundle.js';
import { Refused } from './simulated-run.js';
import { SimulatedServices } from './simulated-services.js';

/** One act and the state after it. Never changed: going back is looking at an earlier one. */
interface Step extends Moment {
  readonly act: Act;
  readonly name: string;
  /** Key counter after it, so that the same acts give the same keys again. */
  readonly keys: number;
}

interface Done {
  readonly act: Act;
  readonly elementId: string | null;
  readonly now: Instant;
  readonly run: DecidingRun;
}

/** More firings within one passing of time are a mistake in the drawing. */
const mostFirings = 200;

const caseKey = 'case' as Key;
const instanceKey = 'instance' as Key;

export type Opened =
  | { readonly ok: true; readonly simulation: Simulation }
  | { readonly ok: false; readonly answer: Extract<Answer, { kind: 'unfit' }> };

/** A draft being tried: the engine's kernel on the draft's own files, a clock of its own, every state kept. */
export class Simulation {
  #steps: Step[] = [];
  #current = -1;
  #difference: Difference | null = null;

  private constructor(
    private readonly opening: Opening,
    private readonly bundle: SimulatedBundle,
    private readonly services: SimulatedServices,
  ) {}

  static async open(opening: Opening): Promise<Opened> {
    const draft = await readBundle(opening.files.draft);
    if (!draft.ok) return { ok: false, answer: { kind: 'unfit', findings: draft.findings } };
    const called = await Promise.all(opening.files.called.map(readBundle));
    const others = called.flatMap((read) => (read.ok ? [read.bundle] : []));
    const services = new SimulatedServices([draft.bundle, ...others]);
    return { ok: true, simulation: new Simulation(opening, draft.bundle, services) };
  }

  /** Goes on from the shown step; what came after it is another story, and gone. */
  act(act: Act): Answer {
    const before = { steps: this.#steps, current: this.#current, keys: this.services.keys };
    this.#steps = this.#steps.slice(0, this.#current + 1);
    this.services.keys = this.#steps.at(-1)?.keys ?? 0;
    try {
      if (act.kind === 'start') this.#start(act);
      else if (act.kind === 'pass-time') this.#passTime(act);
      else this.#answer(act);
      this.#current = this.#steps.length - 1;
      this.#difference = null;
      return this.#shown();
    } catch (refusal) {
      this.#steps = before.steps;
      this.#current = before.current;
      this.services.keys = before.keys;
      if (!(refusal instanceof Refused)) throw refusal;
      return { kind: 'refused', message: refusal.message, fields: refusal.rejection.fields ?? [] };
    }
  }

  goTo(step: number): Answer {
    this.#current = Math.max(-1, Math.min(step, this.#steps.length - 1));
    return this.#shown();
  }

  /** The shown step once more, with another way taken on it; what came after it is gone. */
  decide(decided: Decided): Answer {
    const step = this.#steps[this.#current];
    if (step === undefined) throw new Error('Expected a step to take another way at, but there is none.');
    const { processId, elementId } = decided;
    const before = (step.act.decided ?? []).filter((one) => one.processId !== processId || one.elementId !== elementId);
    const shown = this.#current;
    const steps = this.#steps;
    this.#current -= 1;
    const answer = this.act({ ...step.act, decided: [...before, decided] });
    if (answer.kind !== 'refused') return answer;
    this.#steps = steps;
    this.#current = shown;
    return answer;
  }

  /** Does the same again; stops where that is no longer possible, and says where it goes another way. */
  repeat(acts: readonly Act[], before: readonly (readonly string[])[] = []): Answer {
    let difference: Difference | null = null;
    for (const act of acts) {
      const done = this.#steps.length;
      if (act.kind === 'pass-time' && act.milliseconds === 0) continue;
      const answer = this.act(act);
      if (answer.kind === 'refused') {
        difference ??= { step: done - 1, kind: 'not-possible', now: this.#now() };
        break;
      }
      const expected = before[done];
      if (difference === null && expected !== undefined && expected.join() !== this.#flows(done).join()) {
        difference = { step: done, kind: 'another-way', now: this.#now() };
      }
    }
    this.#difference = difference;
    return this.#shown();
  }

  view(): SimulationView {
    const step = this.#steps[this.#current];
    return {
      steps: this.#steps.map((own, index) => this.#stepView(own, index)),
      current: this.#current,
      starts: this.#starts(),
      moment:
        step === undefined ? null : momentOf(this.#steps.slice(0, this.#current + 1), this.services, this.opening),
      difference: this.#difference,
    };
  }

  #shown(): Answer {
    return { kind: 'shown', view: this.view() };
  }

  get #last(): Step | undefined {
    return this.#steps.at(-1);
  }

  get #state(): CaseState {
    return this.#last?.state ?? emptyCase(caseKey);
  }

  get #clock(): Instant {
    return this.#last?.now ?? this.opening.startedAt;
  }

  #starts(): readonly StartView[] {
    return this.bundle.definitions.flatMap(({ definition }): readonly StartView[] => {
      const drawn = definition.startEvents.flatMap((id) => definition.nodes[id] ?? []);
      if (drawn.length === 0) return [{ elementId: null, name: definition.name ?? definition.id, schema: null }];
      return drawn.map((node) => ({
        elementId: node.id,
        name: node.name ?? definition.name ?? node.id,
        schema: this.#startForm(node)?.schema ?? null,
      }));
    });
  }

  #startForm(node: FlowNode | undefined) {
    const formId = node?.type === 'startEvent' ? node.formId : undefined;
    return formId === undefined ? undefined : this.bundle.forms.get(formId);
  }

  #start(act: Extract<Act, { kind: 'start' }>): void {
    const { elementId, ticket, values } = act;
    const published =
      this.bundle.definitions.find(({ definition }) => elementId !== null && definition.nodes[elementId]) ??
      this.bundle.definitions[0];
    const node = elementId === null ? undefined : published?.definition.nodes[elementId];
    if (published === undefined || this.#steps.length > 0 || (elementId !== null && node === undefined)) {
      throw new Refused({ message: 'Expected a start that is drawn, but there is none. Choose another start.' });
    }
    const isPlain = node === undefined || (node.type === 'startEvent' && node.event.kind === 'none');
    const run = this.#run(act.decided);
    run.do([
      {
        type: 'StartProcessInstance',
        processInstanceKey: instanceKey,
        definitionKey: published.key,
        variables: this.#accepted(node, values as Variables),
        ticket: this.#ticket(ticket),
        ...(!isPlain && elementId !== null && { startElementId: elementId }),
      },
    ]);
    this.#keep({ act, elementId, now: this.#clock, run });
  }

  #accepted(node: FlowNode | undefined, values: Variables): Variables {
    const form = this.#startForm(node);
    if (form === undefined) return values;
    const checked = checkSubmission(
      form.form,
      values,
      this.services.context(this.#clock, () => undefined),
    );
    if (checked.ok) return checked.variables;
    const [first] = checked.fields;
    throw new Refused({ message: first?.message ?? '', fields: checked.fields });
  }

  /** Every field from the beginning, as the engine opens a ticket. */
  #ticket({ title, description }: { readonly title: string; readonly description: string }): Variables {
    const requester = { id: 'requester', name: this.opening.requester, mail: null };
    const open = { priority: null, category: null, impact: null, urgency: null, resolution: null, articleKey: null };
    return { number: 'TRY-000001', title, description, requester, ...open };
  }

  #answer(act: Exclude<Act, { kind: 'start' | 'pass-time' }>): void {
    const commands = commandsOf(this.#state, act);
    const at: Place | null = 'at' in act ? act.at : null;
    if (commands.length === 0) {
      throw new Refused({
        message: `Expected a token that waits at (${at?.elementId ?? ''}), but there is none. Step back.`,
      });
    }
    const run = this.#run(act.decided);
    if (act.kind === 'choose') this.#choose(act.flowIds, commands);
    run.do(commands);
    this.#keep({ act, elementId: at?.elementId ?? null, now: this.#clock, run });
  }

  /** What is chosen is the answer to the gateway's conditions. */
  #choose(flowIds: readonly string[], commands: readonly Command[]): void {
    for (const command of commands) {
      const fault = command.type === 'ResolveFault' ? this.#state.faults.get(command.faultKey) : undefined;
      const fork = fault && new CaseReader(this.#state, this.services, this.#clock).forkOf(fault);
      if (fork) this.services.forks.decide(fork, flowIds);
    }
  }

  /** Every timer that comes due on the way fires at its own time, in order; each is a step. */
  #passTime({ milliseconds, decided }: Extract<Act, { kind: 'pass-time' }>): void {
    const until = this.#clock + Math.max(0, milliseconds);
    for (let fired = 0; ; fired += 1) {
      const timer = this.#nextDue(until);
      if (timer === undefined) break;
      if (fired === mostFirings) {
        const last = this.#steps.pop();
        if (last !== undefined) this.#steps.push({ ...last, tooManyTimers: true });
        return;
      }
      const now = Math.max(timer.dueAt, this.#clock);
      const run = this.#run(decided, now);
      run.do([{ type: 'FireTimer', timerKey: timer.key, dueAt: timer.dueAt }]);
      const act: Act = { kind: 'pass-time', milliseconds: now - this.#clock, ...(decided && { decided }) };
      this.#keep({ act, elementId: timer.targetElementId, now, run });
    }
    if (until === this.#clock) return;
    const act: Act = { kind: 'pass-time', milliseconds: until - this.#clock };
    this.#keep({ act, elementId: null, now: until, run: this.#run() });
  }

  /** Due time first, then age. */
  #nextDue(until: Instant): Timer | undefined {
    const due = [...this.#state.timers.values()].filter(({ dueAt, remaining }) => remaining === null && dueAt <= until);
    return due.toSorted((a, b) => a.dueAt - b.dueAt || Number(a.key) - Number(b.key))[0];
  }

  #run(decided: Act['decided'] = undefined, now = this.#clock): DecidingRun {
    return new DecidingRun(this.services, { state: this.#state, now, decided });
  }

  #keep({ act, elementId, now, run }: Done): void {
    const { state, events } = run;
    const place = events.find((event) => 'elementId' in event && event.elementId === elementId);
    const key = place !== undefined && 'processInstanceKey' in place ? place.processInstanceKey : instanceKey;
    const name =
      elementId === null ? '' : new CaseReader(state, this.services, now).nameOf(key ?? instanceKey, elementId);
    this.#steps.push({ act, elementId, name, now, state, events, keys: this.services.keys, tooManyTimers: false });
  }

  #flows(step: number): readonly string[] {
    const own: readonly ProcessEvent[] = this.#steps[step]?.events ?? [];
    return pathOf(own, instanceKey);
  }

  #now(): readonly string[] {
    const reader = new CaseReader(this.#state, this.services, this.#clock);
    return reader.elements().map(({ processInstanceKey, elementId }) => reader.nameOf(processInstanceKey, elementId));
  }

  #stepView({ act, name, elementId, now, state }: Step, index: number): StepView {
    const isOver = [...state.instances.values()].every(({ state: own }) => own !== 'active');
    const reader = new CaseReader(state, this.services, now);
    const stuck = [...state.faults.values()].map((fault) => reader.isAsked(fault));
    const own = act.kind === 'pass-time' ? 'time' : 'plain';
    const tone = stuck.includes(false) ? 'fault' : stuck.includes(true) ? 'choice' : isOver ? 'end' : own;
    return { act, at: now, name, elementId, tone, flows: this.#flows(index) };
  }
}
