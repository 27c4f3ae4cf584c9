import type { Translated } from '@relevo/web';
import type * as english from '../en/library.js';

export const library: Translated<typeof english.library> = {
  title: 'Procesos',
  intro: 'Cada dibujo es lo que se ejecuta. Cámbialo, publícalo, vuelve atrás.',
  empty: 'Aún no hay procesos',
  emptyHint: 'Dibuja el primero con «Proceso nuevo».',
  change: 'Cambiar',
  changeOf: 'Cambiar {{name}}',
  draftOf: 'Cambio de la versión {{version}}',
  draftsOf: 'Borradores de {{name}}',
  draftMenu: 'Más sobre {{name}}',
  deleteDraft: 'Borrar este borrador',
  rename: 'Cambiar el nombre de este borrador',
  renameSubmit: 'Cambiar el nombre',
  deleted: 'Se ha borrado «{{name}}».',
  undo: 'Deshacer',
  back: '«{{name}}» está de vuelta, con todos sus archivos.',
  notBack: '«{{name}}» no ha vuelto. {{why}}',
  tryAgain: 'Intentar otra vez',
  search: 'Buscar un proceso o un borrador',
  searchHint: 'Busca por nombre, o pulsa /',
  found_one: '{{count}} encontrado',
  found_other: '{{count}} encontrados',
  unpublished: 'Sin publicar todavía',
  stuck_one: '{{count}} atascado',
  stuck_other: '{{count}} atascados',
};

export const newProcess: Translated<typeof english.newProcess> = {
  title: 'Proceso nuevo',
  name: 'Nombre',
  from: 'Empezar con',
  empty: 'El flujo más pequeño',
  emptyHint: 'Alguien avisa, la primera línea lo hace, hecho.',
  like: 'Una copia de «{{name}}», con sus formularios',
  file: 'Un archivo de otro sitio',
  fileHint:
    'Un diagrama (.bpmn), o uno con sus formularios y tablas (.zip). También puedes soltarlo aquí; trae su nombre.',
  submit: 'Empezar a dibujar',
};

export const newFlow: Translated<typeof english.newFlow> = {
  desk: 'Primera línea',
  start: 'Avisado',
  task: 'Hacerlo',
  end: 'Hecho',
};
