import { comments, people } from './comments.js';
import { changes, compare, elementKinds, saidConditions } from './differences.js';
import { again, running, versionsScreen } from './running.js';
import { diagrams, editor, files, properties } from './editor.js';
import { conflict, newer, publish, published, restore, signedOut, versions } from './drafts.js';
import { library, newFlow, newProcess } from './library.js';
import { exchange } from './exchange.js';
import { simulation } from './simulation.js';
import { steps } from './steps.js';
import { tools } from './tools.js';
import { attributes, conditions, data, documentation, loops, plain, variables, who } from './properties.js';
import { findings } from './findings.js';
import { fixes, problems, sentences } from './problems.js';

export const en = {
  attributes,
  conditions,
  data,
  documentation,
  who,
  loops,
  plain,
  variables,
  changes,
  compare,
  saidConditions,
  elementKinds,
  runs: running,
  again,
  versionsScreen,
  comments,
  conflict,
  diagrams,
  editor,
  exchange,
  files,
  fixes,
  library,
  newer,
  newFlow,
  newProcess,
  people,
  problems,
  properties,
  publish,
  published,
  restore,
  signedOut,
  simulation,
  steps,
  tools,
  sentences: { ...findings, ...sentences },
  versions,
  cancel: 'Cancel',
  close: 'Close',
  running_one: '{{count}} running ticket',
  running_other: '{{count}} running tickets',
  frame: {
    home: 'Relevo, all processes',
    processes: 'Processes',
    desk: 'Desk',
    notForYou: 'Only process owners change flows',
    notForYouHint: 'Your account may not draw or publish. If you need it, ask an administrator for the right role.',
  },
  notFound: { title: 'This page does not exist', text: 'Check the address, or start from the list of processes.' },
};
