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

export const en = {
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
  signIn: { reportAnyway: 'Report a problem without an account' },
  notFound: {
    title: 'This page does not exist',
    text: 'Check the address, or begin where you usually do.',
    start: 'To the start',
  },
};
