import type { Translated } from '@relevo/web';
import type { en } from '../en/index.js';
import { frame } from './frame.js';
import { knowledge } from './knowledge.js';
import { myWork } from './my-work.js';
import { deadLetters, webhooks } from './outbox.js';
import { operations } from './operations.js';
import { queue } from './queue.js';
import { records } from './records.js';
import { replay } from './replay.js';
import { report, reported } from './report.js';
import { rows } from './rows.js';
import { setup } from './setup.js';
import { tasks } from './tasks.js';
import { tickets } from './tickets.js';
import { myTickets, tracking } from './tracking.js';

export const es: Translated<typeof en> = {
  deadLetters,
  frame,
  knowledge,
  myTickets,
  myWork,
  operations,
  queue,
  records,
  replay,
  report,
  reported,
  rows,
  setup,
  tasks,
  tickets,
  tracking,
  webhooks,
  signIn: { reportAnyway: 'Avisar de un problema sin cuenta' },
  notFound: {
    title: 'Esta página no existe',
    text: 'Revisa la dirección o empieza donde sueles.',
    start: 'Ir al inicio',
  },
};
