import { Injectable } from '@nestjs/common';
import type { Key } from '@relevo/bpmn-kernel';
import type { Replay, ReplayFrame } from '@relevo/contracts';
import type { Identity } from '../access/identity.js';
import { Catalogue } from '../catalogue/catalogue.js';
import { PublishedFiles } from '../catalogue/published-files.js';
import { HistoryReader } from '../history/history-reader.js';
import { labelOf, type StoryFact } from '../tickets/case-story.js';
import { Stories, toTicket } from '../tickets/stories.js';
import { requireHistory } from '../tickets/ticket-access.js';
import { TicketFinder } from '../tickets/ticket-finder.js';
import { timestamp, type Reader } from '../tickets/ticket-view.js';
import { labelledForm } from '../tickets/labelled-values.js';
import { FrameBuilder } from './frame-builder.js';

/** A ticket, frame by frame, on the diagrams that were in force. */
@Injectable()
export class ReplayService {
  constructor(
    private readonly finder: TicketFinder,
    private readonly stories: Stories,
    private readonly history: HistoryReader,
    private readonly catalogue: Catalogue,
    private readonly files: PublishedFiles,
  ) {}

  async replay(identity: Identity, number: string, reader: Reader): Promise<Replay> {
    requireHistory(identity);
    const row = await this.finder.visible(identity, number);
    const caseKey = row.root_key as Key;
    const [records, verdict] = await Promise.all([
      this.stories.records(caseKey),
      this.history.verifyStream(`case:${caseKey}`),
    ]);
    const ticket = toTicket(row);
    const builder = new FrameBuilder({
      caseKey,
      ticket,
      reader,
      definitionOf: this.stories.definitionOf,
      person: (actor) => this.stories.actorOf(actor, ticket, reader),
      formOf: (fact) => this.formOf(fact, reader),
    });
    const frames = builder.build(records);
    return {
      number: row.number,
      title: row.title,
      diagrams: await this.diagrams(builder.definitionKeys),
      frames,
      chain: {
        whole: verdict.whole,
        since: timestamp(records[0]?.at ?? row.opened_at),
        brokenAt: verdict.brokenAt,
      },
    };
  }

  private formOf(fact: StoryFact, reader: Reader): ReplayFrame['form'] {
    if (fact.event.type !== 'UserTaskCompleted') return null;
    const form = this.stories.formOf(fact, reader);
    return {
      label: labelOf(fact.node, fact.event.elementId),
      version: form.version,
      values: labelledForm(fact, fact.event.variables, form.schema),
    };
  }

  private async diagrams(definitionKeys: ReadonlySet<string>): Promise<Replay['diagrams']> {
    const diagrams = [...definitionKeys].map(async (key) => {
      const published = this.catalogue.definition(key as Key);
      const { id, name } = published?.definition ?? { id: '', name: undefined };
      const xml = (await this.files.xml(key as Key)) ?? '';
      return [key, { processId: id, name: name ?? id, version: published?.version ?? 0, xml }] as const;
    });
    return Object.fromEntries(await Promise.all(diagrams));
  }
}
