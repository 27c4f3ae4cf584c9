import type { Translated } from '@relevo/web';
import type { queue as english } from '../en/queue.js';

export const queue: Translated<typeof english> = {
  title: 'Colas',
  views: { unassigned: 'Por tomar', groups: 'Mis grupos', mine: 'Mías', all: 'Todo lo abierto' },
  count_one: '{{count}} tarea',
  count_other: '{{count}} tareas',
  sentence: {
    start: 'Tareas',
    group: 'para',
    anyGroup: 'cualquier grupo',
    priority: 'con',
    anyPriority: 'cualquier prioridad',
  },
  groupLabel: 'Grupo',
  priorityLabel: 'Prioridad',
  searchLabel: 'Buscar en esta cola',
  claim: 'Tomar',
  claimTitle: 'Tomar {{number}}',
  claimed: 'Ahora es tuyo: {{title}}',
  notClaimed: 'No se pudo tomar: {{reason}}',
  open: 'Abrir',
  free: 'nadie aún',
  you: 'tú',
  empty: {
    unassigned: 'Nada espera a que lo tomes',
    unassignedHint: 'Las tareas nuevas de tus grupos aparecen aquí solas.',
    other: 'Ninguna tarea encaja',
    otherHint: 'Prueba otra vista o menos filtros.',
    clear: 'Quitar los filtros',
  },
};
