import type { Translated } from '@relevo/web';
import type { report as english, reported as englishReported } from '../en/report.js';

export const report: Translated<typeof english> = {
  title: '¿En qué te ayudamos?',
  kind: '¿Qué necesitas?',
  what: '¿Qué ha pasado?',
  whatHint: 'Una frase, como se lo contarías a alguien de tu equipo',
  whatExample: 'Por ejemplo: la impresora de la segunda planta saca hojas en blanco',
  more: 'Cuéntanos más',
  moreHint: 'Desde cuándo, qué estabas haciendo, qué has probado. Déjalo vacío si la frase lo dice todo.',
  contact: 'Cómo te contactamos',
  name: 'Tu nombre',
  mail: 'Tu correo electrónico',
  mailHint: 'Solo lo usamos para este ticket.',
  behalf: 'Para otra persona',
  behalfHint: 'Déjalo vacío si es para ti',
  behalfNone: 'Nadie con ese nombre',
  send: 'Enviar',
  kept: 'Guardado en este equipo',
  refused: 'No enviado: {{reason}}',
  nothing: 'Aquí aún no hay nada de lo que avisar',
  nothingHint: 'No hay ningún proceso publicado que se pueda iniciar. Administración puede cambiarlo.',
  suggestions: 'Puede que esto ya ayude',
  suggestionsHint: 'Léelo aquí; lo que escribiste se queda.',
  haveAccount: '¿Tienes cuenta?',
  signIn: 'Entrar',
};

export const reported: Translated<typeof englishReported> = {
  title: 'Lo tenemos',
  number: 'Tu número',
  promise: 'Respondemos antes de: {{time}}.',
  noPromise: 'Ya hemos empezado. Verás cada paso en la página de este enlace.',
  link: 'Tu enlace de seguimiento',
  linkHint: 'No necesita cuenta y solo se muestra ahora: guárdalo. Quien lo tenga puede leer y contestar este ticket.',
  copy: 'Copiar el enlace',
  copied: 'Copiado',
  follow: 'Seguirlo',
  another: 'Avisar de otra cosa',
  mine: 'Todos mis tickets',
  gone: 'Este enlace se mostró una vez, justo después de avisar. El ticket está entre tus tickets.',
};
