import { Injectable, Logger } from '@nestjs/common';
import type { Instant } from '@relevo/bpmn-kernel';
import { Clock } from '../clock/clock.js';
import { EngineError } from '../errors/engine-error.js';
import { ClockMover } from '../timers/clock-mover.js';
import { DemoActs, type OpenedTicket } from './demo-acts.js';
import { DemoArticles } from './demo-articles.js';
import { readDemoContent, type DemoContent } from './demo-content.js';
import { articlesWrittenAt, minutesPerMoment, planTickets, type Span } from './demo-plan.js';
import { DemoRecord, type ReportedDemoTicket } from './demo-record.js';
import type { PlannedAct, PlannedTicket } from './story.js';
import { minute } from './working-time.js';

interface Happening {
  readonly at: Instant;
  /** Happenings of one subject at the same moment keep their order. */
  readonly subject: string;
  readonly happen: () => Promise<void>;
}

/** A ticket while it is played. */
interface Played {
  readonly ticket: PlannedTicket;
  opened: OpenedTicket | null;
  /** Its story went another way than planned: the rest is left out. */
  failed: boolean;
}

const grouped = <T, K>(list: readonly T[], by: (item: T) => K): readonly (readonly T[])[] => {
  const groups = new Map<K, T[]>();
  for (const item of list) {
    const group = groups.get(by(item));
    if (group) group.push(item);
    else groups.set(by(item), [item]);
  }
  return [...groups.values()];
};

const atMoments = (happenings: readonly Happening[]): readonly (readonly [Instant, readonly Happening[]])[] => {
  const moments = grouped(
    happenings.toSorted((a, b) => a.at - b.at),
    ({ at }) => Math.floor(at / (minutesPerMoment * minute)),
  );
  return moments.map((together) => [together.at(-1)?.at ?? 0, together]);
};

/** Plays the plan from the first record to the last, moving the clock from moment to moment. */
@Injectable()
export class DemoRun {
  private readonly logger = new Logger('Start');
  #reported = 0;

  constructor(
    private readonly acts: DemoActs,
    private readonly articles: DemoArticles,
    private readonly record: DemoRecord,
    private readonly mover: ClockMover,
    private readonly clock: Clock,
  ) {}

  /** Nothing fires and nothing is undone: there is nothing yet. */
  goBackTo(at: Instant): Promise<void> {
    return this.mover.setTo(at);
  }

  /** Through everything that is due until now. */
  letTheClockGo(): Promise<void> {
    return this.mover.reset();
  }

  async play(span: Span): Promise<void> {
    const content = await readDemoContent();
    const known = await this.record.reported();
    this.#reported = known.size;
    this.articles.know(content.articles);
    const tickets = planTickets(span, content).flatMap((ticket) => this.ticket(ticket, span, known.get(ticket.id)));
    for (const [at, happenings] of atMoments([...this.knowledge(span, content), ...tickets])) {
      if (at > this.clock.now()) await this.mover.setTo(at);
      await Promise.all(grouped(happenings, ({ subject }) => subject).map(inTurn));
    }
  }

  private knowledge(span: Span, { articles }: DemoContent): readonly Happening[] {
    return articles.map((article, index) => ({
      at: articlesWrittenAt(span, index),
      subject: article.id,
      happen: () => this.articles.write(article, index),
    }));
  }

  /** Its acts that are not recorded yet. */
  private ticket(ticket: PlannedTicket, { tickets }: Span, done: ReportedDemoTicket | undefined): readonly Happening[] {
    const played: Played = { ticket, opened: done ?? null, failed: false };
    return ticket.acts.slice(done?.acts ?? 0).map((planned) => ({
      at: planned.at,
      subject: ticket.id,
      happen: () => this.happen(played, planned, tickets),
    }));
  }

  private async happen(played: Played, { act }: PlannedAct, tickets: number): Promise<void> {
    if (played.failed) return;
    try {
      if (act.kind === 'report') {
        played.opened = await this.acts.report(played.ticket);
        this.tell(tickets);
      } else if (played.opened) await this.acts.perform(act, played.ticket, played.opened);
    } catch (error) {
      // A refusal is the story's fault; anything else stops the load, and the next start continues it.
      if (!(error instanceof EngineError)) throw error;
      played.failed = true;
      const { id, scenario } = played.ticket;
      this.logger.warn(`Demo data: the rest of ${id} (${scenario}) is left out at "${act.kind}". ${error.message}`);
    }
  }

  private tell(tickets: number): void {
    this.#reported += 1;
    if (this.#reported % 20 === 0) this.logger.log(`Demo data: ${this.#reported} of ${tickets} tickets`);
  }
}

const inTurn = async (happenings: readonly Happening[]): Promise<void> => {
  for (const { happen } of happenings) await happen();
};
