import { Injectable } from '@nestjs/common';
import { gauge, type Reading } from './instruments.js';
import { type InstallationFigures, InstallationFiguresReader } from './installation-figures.js';
import { Metrics } from './metrics.js';

type Labelled = readonly (readonly [Readonly<Record<string, string>>, number])[];

/** Figures of the installation; none of them is there while the database does not answer. */
@Injectable()
export class InstallationGauges {
  #figures: InstallationFigures | null = null;

  constructor(
    { registry }: Metrics,
    private readonly reader: InstallationFiguresReader,
  ) {
    for (const reading of this.#readings()) gauge(registry, reading);
  }

  /** Before each scrape. */
  async refresh(): Promise<void> {
    this.#figures = await this.reader.read();
  }

  #readings(): readonly Reading[] {
    const one = (name: string, help: string, of: (figures: InstallationFigures) => number): Reading => ({
      name,
      help: `${help} Of the installation.`,
      read: () => (this.#figures ? of(this.#figures) : []),
    });
    return [
      { name: 'relevo_database_up', help: 'Whether the database answered.', read: () => (this.#figures ? 1 : 0) },
      one('relevo_timers_due', 'Timers that are due and have not fired.', ({ timersDue }) => timersDue),
      one('relevo_timers_lag_seconds', 'How long the oldest of them has been due.', ({ timersLag }) => timersLag),
      one('relevo_message_deliveries_pending', 'Messages on their way to a case.', (all) => all.messageDeliveries),
      one('relevo_signal_deliveries_pending', 'Signals on their way to a case.', (all) => all.signalDeliveries),
      one('relevo_faults_open', 'Elements that are stuck.', ({ faults }) => faults),
      one('relevo_history_records', 'Records of the history, estimated.', ({ historyRecords }) => historyRecords),
      one('relevo_database_deadlocks', 'Deadlocks since the database was made.', (all) => all.databaseDeadlocks),
      {
        name: 'relevo_outbox',
        help: 'Mails and calls to outside that are not sent, by state. Of the installation.',
        labels: ['state'],
        read: () => labelled('state', this.#figures?.outbox),
      },
      {
        name: 'relevo_jobs_activatable',
        help: 'Jobs that wait for a worker, by type. Of the installation.',
        labels: ['type'],
        read: () => labelled('type', this.#figures?.jobs),
      },
    ];
  }
}

const labelled = (label: string, counts: ReadonlyMap<string, number> = new Map()): Labelled =>
  [...counts].map(([name, count]) => [{ [label]: name }, count]);
