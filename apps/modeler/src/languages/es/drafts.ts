import type { Translated } from '@relevo/web';
import type * as english from '../en/drafts.js';

export const conflict: Translated<typeof english.conflict> = {
  title: 'Otra persona ha guardado este borrador',
  text: '{{person}} guardó mientras dibujabas. No se ha sobrescrito nada. Elige cómo seguir; no se pierde ningún lado.',
  mine: 'Lo tuyo',
  notSaved: 'Guardado en este navegador',
  theirs: 'Lo de {{person}}',
  revision: 'guardado {{revision}} veces',
  keepMine: 'Guardar lo mío como borrador aparte',
  goOnMine: 'Seguir con lo mío, como borrador aparte',
  takeTheirs: 'Seguir con lo suyo; lo mío queda como borrador',
  ownName: '{{name}} ({{person}})',
};

export const restore: Translated<typeof english.restore> = {
  title: 'Tienes trabajo sin guardar',
  text: 'Este navegador conserva cambios que no llegaron al servicio. Último cambio:',
  overtaken: '{{person}} ha guardado este borrador después. Lo tuyo puede seguir como borrador aparte.',
  take: 'Seguir con ello',
  discard: 'Dejarlo',
};

export const newer: Translated<typeof english.newer> = {
  text: '{{person}} ha guardado este borrador',
  show: 'Ver lo suyo',
  gone: 'Otra persona ha publicado o borrado este borrador. Lo que ves solo está aquí.',
};

export const publish: Translated<typeof english.publish> = {
  answered: 'Lo que no puede pasar, y por qué',
  title: 'Publicar «{{name}}»',
  changes: 'Qué cambia desde la versión {{version}}',
  firstVersion: 'La primera versión de este proceso',
  next: 'Los tickets nuevos siguen la versión {{version}} desde ahora.',
  stay_one: '{{count}} ticket en curso sigue en su versión, con sus formularios.',
  stay_other: '{{count}} tickets en curso siguen en su versión, con sus formularios.',
  nobodyRuns: 'No hay tickets en curso.',
  note: 'Qué cambia y por qué',
  noteHint: 'Agentes y auditoría lo leen junto a la versión.',
  alsoUsed: '{{name}} tiene el mismo formulario o tabla y conserva el suyo hasta que también se publique.',
  notePlaceholder: 'Por ejemplo: lo que pasa de 500 € se aprueba ahora antes de comprar, porque lo pidió finanzas',
  notKept: 'El borrador no se pudo guardar y no se ha publicado nada. Tu trabajo está en este navegador.',
  submit: 'Publicar la versión {{version}}',
};

export const published: Translated<typeof english.published> = {
  title: 'La versión {{version}} está en vigor',
  nobody: 'El próximo ticket la sigue.',
  stay_one: 'El próximo ticket la sigue. {{count}} ticket en curso sigue en su versión.',
  stay_other: 'El próximo ticket la sigue. {{count}} tickets en curso siguen en su versión.',
};

export const versions: Translated<typeof english.versions> = {
  open: 'Versiones',
  of: 'Versiones de {{name}}',
  title: 'Versiones',
  version: 'Versión {{version}}',
  shipped: 'Viene con Relevo',
  inForce: 'En vigor',
  begin: 'Empezar un borrador',
  takeBack: 'Volver a la versión {{version}}',
  backTo: 'Vuelta a la versión {{version}}',
  none: 'Aún no hay versiones',
  noneHint: 'La primera aparece cuando se publica este borrador.',
};

export const signedOut = {
  title: 'Vuelve a entrar',
  text: 'Tu sesión ha terminado, {{person}}. Lo que dibujaste sigue en la pantalla y se guarda en cuanto vuelvas.',
  password: 'Tu contraseña',
  wrong: 'Se esperaba tu contraseña, pero es otra. Escríbela de nuevo.',
  submit: 'Entrar y guardar',
};
