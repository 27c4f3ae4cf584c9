import type { Translated } from '@relevo/web';
import type { en } from '../en/index.js';
import { conflict, newer, publish, published, restore, signedOut, versions } from './drafts.js';
import { comments, people } from './comments.js';
import { changes, compare, elementKinds, saidConditions } from './differences.js';
import { again, running, versionsScreen } from './running.js';
import { diagrams, editor, files, properties } from './editor.js';
import { library, newFlow, newProcess } from './library.js';
import { exchange } from './exchange.js';
import { simulation } from './simulation.js';
import { steps } from './steps.js';
import { tools } from './tools.js';
import { attributes, conditions, data, documentation, loops, plain, variables, who } from './properties.js';
import { findings } from './findings.js';
import { fixes, problems, sentences } from './problems.js';

export const es: Translated<typeof en> = {
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
  cancel: 'Cancelar',
  close: 'Cerrar',
  running_one: '{{count}} ticket en curso',
  running_other: '{{count}} tickets en curso',
  frame: {
    home: 'Relevo, todos los procesos',
    processes: 'Procesos',
    desk: 'Mesa',
    notForYou: 'Los flujos los cambian sus responsables',
    notForYouHint: 'Tu cuenta no puede dibujar ni publicar. Si lo necesitas, pide el permiso a administración.',
  },
  notFound: { title: 'Esta página no existe', text: 'Revisa la dirección o empieza por la lista de procesos.' },
};
