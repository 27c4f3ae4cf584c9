import type { Translated } from '@relevo/web';
import type * as english from '../en/editor.js';

export const editor: Translated<typeof english.editor> = {
  title: 'Borrador: {{name}}',
  back: 'Volver a los procesos',
  draftName: 'Nombre del borrador',
  from: 'de la versión {{version}} de {{process}}',
  newFlow: 'un proceso nuevo',
  kept: 'guardado',
  keeping: 'guardando…',
  keptHere: 'guardado en este navegador; el servicio no responde',
  notKept: 'sin guardar: el servicio no responde y este navegador está lleno. Deja esta página abierta',
  stale: 'otra persona ha guardado',
  publish: 'Publicar',
  canvas: 'Diagrama',
  properties: 'Propiedades',
  tools: 'Herramientas del diagrama',
  undo: 'Deshacer',
  redo: 'Rehacer',
  zoomIn: 'Acercar',
  zoomOut: 'Alejar',
  fit: 'Ver el diagrama entero',
  broken: 'Este diagrama no se puede dibujar',
  brokenHint: 'El archivo sigue como está. Abre otra versión desde «Versiones» o borra este borrador.',
};

export const diagrams: Translated<typeof english.diagrams> = {
  choose_one: '{{count}} diagramas en este archivo',
  choose_other: '{{count}} diagramas en este archivo',
};

export const files: Translated<typeof english.files> = {
  title: 'Archivos de este proceso',
  flow: 'Flujo',
  add: 'Añadir formulario o decisión',
  addForm: 'Formulario nuevo',
  addDecision: 'Tabla de decisión nueva',
  note: 'Nota',
  result: 'Resultado',
  remove: 'Quitar {{file}} de este proceso',
  broken: '{{file}} no se puede abrir',
  brokenHint: 'El archivo sigue como está. Quítalo o toma una versión anterior.',
};

export const properties: Translated<typeof english.properties> = {
  group: 'En pocas palabras',
  who: 'Quién hace estos pasos',
  whoHint: 'Cada tarea de esta calle va a este grupo, con un formulario y un botón.',
  nobody: 'Nadie elegido',
  requester: 'Quien lo pidió',
  stepLabel: 'Lo que lee quien lo pidió',
  laneLabel: 'Cómo los llama quien lo pidió',
  publicHint: 'En palabras corrientes; vacío: no se muestra nada nuevo.',
  inSpanish: '{{what}}, en español',
  statusLabel: 'El ticket queda',
  statusNone: 'Como estaba',
  status: {
    new: 'Nuevo',
    'in-progress': 'En curso',
    'waiting-requester': 'Esperando a quien lo pidió',
    'waiting-supplier': 'Esperando a un proveedor',
    resolved: 'Resuelto',
    closed: 'Cerrado',
    cancelled: 'Cancelado',
  },
  catalogue: 'Se puede pedir',
  catalogueName: 'Lo que se lee',
  catalogueDescription: 'Para qué es',
  numberPrefix: 'Los números empiezan por',
  numberPrefixHint: 'Por ejemplo INC o REQ.',
};
