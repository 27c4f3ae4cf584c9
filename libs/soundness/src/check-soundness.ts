import type { ProcessDefinition } from '@relevo/bpmn-model';
import { Companions } from './companions.js';
import { Conditions, variablesSetBy } from './conditions.js';
import { Doubts } from './doubts.js';
import { Exploration, wayTo } from './exploration.js';
import type { SoundnessFinding, SoundnessOptions, SoundnessReport } from './finding.js';
import { LeftFromOutside } from './left-from-outside.js';
import { at } from './marking.js';
import { Moves } from './moves.js';
import { nobodyMay } from './nobody.js';
import { insideOf, type ScopeAbility, throwsOf } from './scope-ability.js';
import {
  type Explored,
  type Found,
  missingSynchronisation,
  neverRuns,
  noWayOut,
  stoppedWork,
  stuckTokens,
} from './scope-findings.js';
import { type ScopeNet, scopesOf } from './scope-net.js';

/** States of one scope; a sequence of a hundred steps has some hundred, four branches of five steps side by side 1,300. */
const usualStates = 10_000;

/** What a definition gets wrong in its control flow: each scope explored as a token net, with every choice data could make. */
export const checkSoundness = (definition: ProcessDefinition, options: SoundnessOptions = {}): SoundnessReport =>
  new Check(definition, options).report();

class Check {
  readonly #conditions: Conditions;
  readonly #doubts: Doubts;
  readonly #abilities = new Map<string, ScopeAbility>();
  readonly #explored: Explored[] = [];
  #left: LeftFromOutside | undefined;

  constructor(
    private readonly definition: ProcessDefinition,
    private readonly options: SoundnessOptions,
  ) {
    this.#conditions = new Conditions(definition);
    this.#doubts = new Doubts(definition, this.#conditions);
  }

  report(): SoundnessReport {
    const nets = scopesOf(this.definition);
    this.#exploreAll(nets);
    if (this.#areOvertaken(nets)) this.#exploreAll(nets);
    const inScopes = this.#explored.flatMap((explored) => this.#inScope(explored));
    const findings = [...inScopes, ...nobodyMay(this.definition, this.options.groups).map((one) => this.#rated(one))];
    return {
      findings: onePerElement(findings),
      notExplored: this.#explored
        .filter(({ exploration }) => !exploration.complete)
        .map(({ net, exploration }) => ({ scope: net.id, states: exploration.states.length })),
    };
  }

  #exploreAll(nets: readonly ScopeNet[]): void {
    this.#explored.length = 0;
    for (const net of nets) this.#explore(net);
  }

  /** What runs beside a scope may set what it decides by. */
  #areOvertaken(nets: readonly ScopeNet[]): boolean {
    if (this.#conditions.kept.size === 0) return false;
    const companions = new Companions(this.definition, this.#explored);
    const told = this.options.variablesSetBy ?? (() => undefined);
    const overtaken = nets.filter(({ id }) => this.#conditions.overtake(id, companions.setBeside(id, told)));
    return overtaken.length > 0;
  }

  #explore(net: ScopeNet): void {
    const told = this.options.variablesSetBy ?? (() => undefined);
    const moves = new Moves(net, { conditions: this.#conditions, abilities: this.#abilities, told });
    const exploration = new Exploration(moves, this.options.maxStates ?? usualStates).run(net.beginnings);
    this.#explored.push({ net, exploration });
    const inside = insideOf(this.definition, net.id);
    const sets = inside.map((node) => variablesSetBy(node, told));
    this.#abilities.set(net.id, {
      completes: completes(net, exploration),
      cancels: exploration.states.some(({ exits }) => exits.includes('cancel')),
      sets: sets.includes(undefined) ? undefined : [...new Set(sets.flatMap((names) => names ?? []))],
      throws: throwsOf(inside),
    });
  }

  #inScope(explored: Explored): readonly SoundnessFinding[] {
    const stuck = stuckTokens(explored);
    const found = [
      ...stuck,
      ...missingSynchronisation(explored),
      ...neverRuns(explored, stuck),
      ...stoppedWork(explored),
      ...noWayOut(explored),
    ];
    const isComplex = explored.net.nodes.some(({ type }) => type === 'complexGateway');
    const canBeLeft = this.#leaving().can(explored.net.id);
    return found.map((one) => {
      const roughly = isComplex || (canBeLeft && one.code !== 'never-runs');
      return this.#rated({ ...one, always: one.always && !roughly }, explored.net);
    });
  }

  #leaving(): LeftFromOutside {
    this.#left ??= new LeftFromOutside(this.definition, this.#explored);
    return this.#left;
  }

  #rated({ always, ...found }: Found, net?: ScopeNet): SoundnessFinding {
    const outer = net ? this.#wayInto(net.id) : { path: [], choices: [] };
    const choices = [...outer.choices, ...found.choices];
    // What comes to every ticket needs no choice; only the way into its scope may.
    const needed = found.code === 'missing-synchronisation' ? outer.choices : choices;
    const certainty = always && !this.#doubts.hang(needed) ? 'certain' : 'hint';
    const answer = this.definition.nodes[found.elementId]?.properties[`relevo:cannotHappen.${found.code}`];
    const path = found.path.length === 0 ? found.path : [...outer.path, ...found.path];
    return { ...found, path, choices, certainty, ...(certainty === 'hint' && answer && { answer }) };
  }

  /** How a token comes into a subprocess. */
  #wayInto(scope: string): ReturnType<typeof wayTo> {
    const parent = this.definition.nodes[scope]?.scope;
    const around = this.#explored.find(({ net }) => net.id === parent);
    const reached = around?.exploration.states.find(({ state }) => state.marking.count(at(scope)) > 0);
    if (!around || !reached) return { path: [], choices: [] };
    const outer = this.#wayInto(around.net.id);
    const inner = wayTo(reached);
    return { path: [...outer.path, ...inner.path], choices: [...outer.choices, ...inner.choices] };
  }
}

const completes = (net: ScopeNet, exploration: Exploration): boolean => {
  const ends = exploration.states.some(
    ({ state, exits }) => state.marking.isEmpty || exits.includes('terminate') || state.marking.tokens.length === 0,
  );
  return ends || !exploration.complete || net.eventSubProcesses.length > 0;
};

/** The same on several ways is said once, by the shortest. */
const onePerElement = (findings: readonly SoundnessFinding[]): readonly SoundnessFinding[] => {
  const first = new Map<string, SoundnessFinding>();
  for (const finding of findings) {
    const key = `${finding.code} ${finding.elementId}`;
    const known = first.get(key);
    if (!known || (known.certainty === 'hint' && finding.certainty === 'certain')) first.set(key, finding);
  }
  return [...first.values()];
};
