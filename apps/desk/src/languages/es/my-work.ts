import type { Translated } from '@relevo/web';
import type { myWork as english } from '../en/my-work.js';

export const myWork: Translated<typeof english> = {
  title: 'Mi trabajo',
  count_one: '{{count}} tarea es tuya',
  count_other: '{{count}} tareas son tuyas',
  next: 'Siguiente tarea',
  back: 'Volver a mi trabajo',
  list: 'Tareas tuyas',
  empty: 'Ahora mismo no tienes nada',
  emptyHint: 'Toma la siguiente tarea o elige una de una cola.',
  toQueues: 'Abrir las colas',
  choose: 'Elige una tarea a la izquierda',
  gone: 'Esta tarea ha terminado',
  goneHint: 'Alguien la completó o el ticket tomó otro camino. Lo escrito queda en su cronología.',
  none: 'Nada espera por ti ni por tus grupos. Bien hecho.',
  whyLead: 'La siguiente para ti porque es',
  why: {
    overdue: 'una con retraso',
    'due-first': 'la que antes vence',
    'highest-priority': 'la de mayor prioridad',
    oldest: 'la más antigua',
    'already-yours': 'ya tuya',
  },
};
