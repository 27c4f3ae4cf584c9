import type { FindingWords } from './finding-words.js';

const list = (parts: readonly string[]): string =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;

export const english: FindingWords = {
  quoted: (name) => `“${name}”`,
  after: (name) => `the decision after “${name}”`,
  when: (choices) => (choices.length === 0 ? '' : ` when ${list(choices)}`),
  happens: (event) => `${event} happens`,
  answered: (question, answer) => `${question} is answered “${answer}”`,
  leadsTo: (step) => `the way to ${step} is taken`,
  waitsInVain: (label, missing, when) =>
    `Expected something to come to ${label} from ${list(missing)}, but nothing does${when}: the ticket waits there for ever. Bring the ways together with the kind of gateway that split them, or lead the missing way there.`,
  allClosed: (label, when) =>
    `Expected a way on from ${label}, but none is open${when}: every condition contradicts what was decided before. Correct a condition, or add a way for everything else.`,
  doneTwice: (label, when) =>
    `Expected the ways before ${label} to wait for each other, but each of them goes on alone${when}: it is done once for every one. Join them in a parallel gateway before it, or split them with a decision if only one is meant.`,
  neverRuns: (label) =>
    `Expected a way to ${label}, but no ticket can ever come there. Connect it to a way that is taken, correct the condition before it, or remove it.`,
  leftOver: (label, when) =>
    `Expected everything that comes to ${label} to go on, but something stays behind there for ever${when}: the process never ends. Let each way come there once, or join with the kind of gateway that split them.`,
  stopsWork: (label, work, when) =>
    `Expected all work to be done before ${label}, but it stops everything while ${list(work)} may still be under way${when}. End only this way, or wait for the others first.`,
  roundForEver: (label, when) =>
    `Expected a way from ${label} to an end, but there is none${when}: the ticket goes round for ever. Add a way out.`,
  nobody: (label) =>
    `Expected somebody who may do ${label}, but there is nobody: no group, a group without people, or only the requester, who is excluded. Choose who does it.`,
};
