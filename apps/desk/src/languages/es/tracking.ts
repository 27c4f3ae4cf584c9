import type { Translated } from '@relevo/web';
import type { myTickets as englishMyTickets, tracking as english } from '../en/tracking.js';

export const tracking: Translated<typeof english> = {
  greeting: '{{name}}, aquí está tu ticket',
  steps: 'Pasos',
  expected: 'Previsto: {{time}}',
  now: 'Ahora',
  done: 'Hecho',
  finished: 'Terminado',
  finishedCancelled: 'Cancelado',
  turn: 'Te toca',
  solution: 'Nuestra solución',
  turnHint: 'Seguimos en cuanto contestes.',
  turnFields: 'Revisa los campos marcados.',
  thanks: 'Gracias. Seguimos desde aquí.',
  refused: 'No enviado: {{reason}}',
  conversation: 'Conversación',
  noWords: 'Aquí aún no ha escrito nadie. Escribe si quieres añadir algo.',
  you: 'Tú',
  write: 'Escríbenos',
  writePlaceholder: 'Añade algo…',
  send: 'Enviar',
  told: 'Te avisamos',
  reportedAt: 'Avisaste',
  details: 'Lo que nos contaste',
  goneTitle: 'Este enlace ya no funciona',
  gone: 'Se retiró, o el ticket se cerró hace tiempo. Avisa otra vez si el problema sigue.',
  report: 'Avisar de un problema',
};

export const myTickets: Translated<typeof englishMyTickets> = {
  title: 'Mis tickets',
  empty: 'Aún no has avisado de nada',
  emptyHint: 'Cuando algo no funcione, o necesites algo, dínoslo en una frase.',
  report: 'Avisar de un problema',
  yourTurn: 'Te toca',
  back: 'Todos mis tickets',
  open: 'Abiertos',
  closed: 'Terminados',
};
