import type { Instant } from '@relevo/bpmn-kernel';
import type { Contact, DemoContent, DemoReport } from './demo-content.js';
import { Dice } from './dice.js';
import { incidentScenarios } from './scenarios/incident.js';
import { requestScenarios } from './scenarios/request.js';
import { serviceDeskScenarios } from './scenarios/service-desk.js';
import type { PlannedAct, PlannedTicket, Scenario, Scene, Step } from './story.js';
import { day, hour, minute, whenOpen, workingTimeAfter, workingTimeBefore } from './working-time.js';

/** When the demo data begins and ends, and how much of it there is: the same span, the same plan. */
export interface Span {
  readonly from: Instant;
  readonly to: Instant;
  readonly tickets: number;
}

/** No ticket is worked on longer before its last act. */
const longestWork = 5 * day;

const scenarios: readonly Scenario[] = [...serviceDeskScenarios, ...incidentScenarios, ...requestScenarios];

/** Each scenario once, then as often as it has its share. */
const chosen = (tickets: number): readonly Scenario[] => {
  const rounds = Math.max(...scenarios.map(({ share }) => share));
  const all = Array.from({ length: rounds }, (_, round) => scenarios.filter(({ share }) => share > round)).flat();
  return Array.from({ length: tickets }, (_, index) => all[index % all.length] as Scenario);
};

/** What happens within so many minutes happens at one moment, together; on one ticket one act at most. */
export const minutesPerMoment = 12;

const minutesPerArticle = 9;

export const articlesWrittenAt = ({ from }: Span, index: number): Instant =>
  workingTimeAfter(from, (index + 1) * minutesPerArticle);

/** Articles are there before the first ticket. */
const firstReport = (span: Span): Instant => articlesWrittenAt(span, 40);

const isOpen = (at: Instant): boolean => whenOpen(at) === at;

interface Times {
  readonly before: (at: Instant, minutes: number) => Instant;
  readonly after: (at: Instant, minutes: number) => Instant;
}

const workingTime: Times = { before: workingTimeBefore, after: workingTimeAfter };
const aroundTheClock: Times = {
  before: (at, minutes) => at - minutes * minute,
  after: (at, minutes) => at + minutes * minute,
};

const forwards = (from: Instant, steps: readonly Step[], { after }: Times): readonly PlannedAct[] => {
  let at = from;
  return steps.map(({ act, after: minutes }) => ({
    act,
    at: (at = Math.round(after(at, Math.max(minutes, minutesPerMoment)))),
  }));
};

const backwards = (to: Instant, steps: readonly Step[], { before }: Times): readonly PlannedAct[] => {
  let at = to;
  return steps
    .toReversed()
    .map(({ act, after: minutes }) => {
      const planned = { act, at };
      at = Math.round(before(at, Math.max(minutes, minutesPerMoment)));
      return planned;
    })
    .toReversed();
};

/** Work of today looks as if the desk had been open the whole day, so that it is due when it should be. */
const timesOf = ({ lastAct }: Scenario, to: Instant): Times =>
  lastAct !== undefined && lastAct[1] <= 12 && ![0, 5].every((hours) => isOpen(to - hours * hour))
    ? aroundTheClock
    : workingTime;

const momentOf = (lastAct: readonly [number, number], to: Instant, dice: Dice): Instant => {
  const moments = Array.from({ length: 20 }, () => Math.round(to - dice.between(lastAct) * hour));
  return moments.find(isOpen) ?? (moments[0] as Instant);
};

/** A scenario at its place in the month: the last act's moment where it has one, else the report's. */
interface Placed {
  readonly scenario: Scenario;
  readonly moment: Instant;
}

const placed = (scenario: Scenario, span: Span, dice: Dice): Placed => ({
  scenario,
  moment: scenario.lastAct
    ? momentOf(scenario.lastAct, span.to, dice)
    : whenOpen(Math.round(dice.between([firstReport(span), span.to - day]))),
});

const timed = ({ scenario, moment }: Placed, steps: readonly Step[], span: Span): readonly PlannedAct[] => {
  const first = firstReport(span);
  if (scenario.lastAct) {
    const acts = backwards(moment, steps, timesOf(scenario, span.to));
    return (acts[0]?.at ?? 0) >= first ? acts : forwards(first, steps, workingTime);
  }
  const acts = forwards(moment, steps, workingTime);
  return (acts.at(-1)?.at ?? 0) <= span.to - hour ? acts : backwards(span.to - hour, steps, workingTime);
};

/** Least used first: a report comes again when all have been told. */
class Reports {
  readonly #uses = new Map<DemoReport, number>();

  constructor(private readonly all: readonly DemoReport[]) {}

  next({ process, suits = () => true }: Scenario): { readonly report: DemoReport; readonly uses: number } {
    const fitting = this.all.filter((report) => report.process === process && suits(report));
    const report = fitting.reduce((least, other) => (this.usesOf(other) < this.usesOf(least) ? other : least));
    const uses = this.usesOf(report);
    this.#uses.set(report, uses + 1);
    return { report, uses };
  }

  private usesOf(report: DemoReport): number {
    return this.#uses.get(report) ?? 0;
  }
}

/** What the desk learns in the course of the month. */
class Knowledge {
  readonly #articles = new Map<DemoReport, { readonly title: string; readonly at: Instant }>();

  /** What it knows of a report when the ticket comes in. */
  articleOf({ report, scenario, moment }: Told): string | null {
    if (report.article !== undefined) return report.article;
    const reportedAt = scenario.lastAct ? moment - longestWork : moment;
    const written = this.#articles.get(report);
    return written && written.at < reportedAt ? written.title : null;
  }

  wrote({ report }: Told, at: Instant): void {
    if (report.knowledge !== 'not-reusable' && !this.#articles.has(report))
      this.#articles.set(report, { title: report.title, at });
  }
}

/** A scenario at its place, with what is reported in it and in which words. */
interface Told extends Placed {
  readonly report: DemoReport;
  readonly words: DemoReport;
}

const retold = (report: DemoReport, { title, text }: DemoContent['people']['again'][0]): DemoReport => ({
  ...report,
  title: `${report.title}${title}`,
  description: `${report.description} ${text}`,
});

/** The newest tickets come first to the reports: what is open now reads like nothing before. */
const tell = (places: readonly Placed[], { reports, people }: DemoContent, dice: Dice): readonly Told[] => {
  const from = new Reports(dice.shuffled(reports));
  return places
    .toReversed()
    .map((place) => {
      const { report, uses } = from.next(place.scenario);
      return { ...place, report, words: uses === 0 ? report : retold(report, dice.pick(people.again)) };
    })
    .toReversed();
};

const requesterOf = (index: number, dice: Dice, people: DemoContent['people']): string | Contact => {
  if (index % 6 === 0) return 'requester';
  if (index % 5 === 0) return 'hugo';
  return dice.pick(people.requesters);
};

const sceneOf = (told: Told, article: string | null, dice: Dice, { people }: DemoContent): Scene => ({
  ...{ report: told.words, subject: told.report.title, article, dice, says: people.says },
  l1: dice.pick(['ana', 'ana', 'bruno', 'bruno', 'agent']),
  l2: dice.pick(['carla', 'diego']),
});

/** Every ticket with everything that people do on it, and when. */
export const planTickets = (span: Span, content: DemoContent): readonly PlannedTicket[] => {
  const dice = new Dice(20);
  const knowledge = new Knowledge();
  const places = chosen(span.tickets)
    .map((scenario) => placed(scenario, span, dice))
    .sort((a, b) => a.moment - b.moment);
  return tell(places, content, dice).map((told, index) => {
    const { scenario, words } = told;
    const acts = timed(told, scenario.steps(sceneOf(told, knowledge.articleOf(told), dice, content)), span);
    if (scenario.writes) knowledge.wrote(told, acts.at(-1)?.at ?? span.to);
    return {
      id: `demo-${index + 1}`,
      scenario: `${scenario.process}: ${scenario.name}`,
      report: { process: words.process, title: words.title, description: words.description, values: words.values },
      requester: requesterOf(index, dice, content.people),
      acts,
    };
  });
};
