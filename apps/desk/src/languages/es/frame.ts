import type { Translated } from '@relevo/web';
import type { frame as english } from '../en/frame.js';

export const frame: Translated<typeof english> = {
  home: 'Relevo, página de inicio',
  myWork: 'Mi trabajo',
  queues: 'Colas',
  tickets: 'Tickets',
  knowledge: 'Saber',
  replay: 'Repetición',
  report: 'Avisar',
  myTickets: 'Mis tickets',
  processes: 'Procesos',
  more: 'Más',
  reportProblem: 'Avisar de un problema',
  search: {
    placeholder: 'Tickets, personas, artículos, acciones…',
    nothing: 'Nada encontrado para «{{query}}»',
    hint: 'Escribe un número, una palabra o un nombre',
    tickets: 'Tickets',
    people: 'Personas',
    articles: 'Artículos',
    actions: 'Ir a',
    ticketsOf: 'Tickets de {{name}}',
  },
  keys: {
    title: 'Teclado',
    open: 'Abrir',
    move: 'Abajo y arriba en una lista',
    enter: 'Abrir lo marcado',
    act: 'Tomar (en una cola) o ir al formulario (en un ticket)',
    search: 'Buscar en esta lista',
    everything: 'Buscar en todo',
    next: 'Siguiente tarea',
    help: 'Mostrar estas teclas',
    step: 'Repetición: un paso atrás y adelante',
    play: 'Repetición: reproducir y pausar',
  },
};
