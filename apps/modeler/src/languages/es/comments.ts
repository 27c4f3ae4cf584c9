import type { Translated } from '@relevo/web';
import type { comments as enComments, people as enPeople } from '../en/comments.js';

export const comments: Translated<typeof enComments> = {
  title: 'Comentarios',
  open_one: '{{count}} comentario abierto',
  open_other: '{{count}} comentarios abiertos',
  on: 'Comentar «{{element}}»',
  choose: 'Elige un elemento para comentarlo.',
  none: 'Nadie ha dicho nada todavía.',
  lost: '«{{element}}», que ya no está en este dibujo',
  send: 'Comentar',
  answer: 'Responder',
  sendAnswer: 'Enviar la respuesta',
  notSent: 'Lo que has escrito sigue aquí.',
  done: 'Dar por hecho',
  doneBy: 'Dado por hecho por {{person}}',
  again: 'Retomarlo',
  delete: 'Borrar',
  showDone: 'Ver lo hecho',
};

export const people: Translated<typeof enPeople> = {
  here_one: '{{names}} también está aquí',
  here_other: '{{names}} también están aquí',
};
