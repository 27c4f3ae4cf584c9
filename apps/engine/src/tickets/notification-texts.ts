import type { Language } from './ticket-view.js';

export interface NotificationFacts {
  readonly number: string;
  readonly title: string;
  readonly requesterName: string;
}

type Texts = Readonly<Record<Language, (facts: NotificationFacts) => string>>;

/** What `relevo:notifyTemplate` may name. */
export const notificationTexts = {
  received: {
    en: ({ number }) => `We have received ${number} and are looking at it.`,
    es: ({ number }) => `Hemos recibido ${number} y lo estamos mirando.`,
  },
  'your-turn': {
    en: ({ number, title }) => `${number} "${title}" needs your answer.`,
    es: ({ number, title }) => `${number} «${title}» necesita tu respuesta.`,
  },
  'test-solution': {
    en: ({ number }) => `We have a solution for ${number}. Please try it and tell us whether it works.`,
    es: ({ number }) => `Tenemos una solución para ${number}. Pruébela y díganos si funciona.`,
  },
  reminder: {
    en: ({ number }) => `A reminder: ${number} waits for your answer.`,
    es: ({ number }) => `Recordatorio: ${number} espera tu respuesta.`,
  },
  'second-reminder': {
    en: ({ number }) => `A second reminder: without your answer we will close ${number}.`,
    es: ({ number }) => `Segundo recordatorio: sin tu respuesta cerraremos ${number}.`,
  },
  resolved: {
    en: ({ number }) => `${number} is resolved. Thank you for your help.`,
    es: ({ number }) => `${number} está resuelto. Gracias por tu ayuda.`,
  },
  closed: {
    en: ({ number }) => `${number} is closed.`,
    es: ({ number }) => `${number} está cerrado.`,
  },
  'closed-silent': {
    en: ({ number }) => `We closed ${number} because we did not hear from you. Report it again whenever you need.`,
    es: ({ number }) => `Cerramos ${number} porque no tuvimos respuesta. Avísenos de nuevo cuando lo necesite.`,
  },
  approved: {
    en: ({ number }) => `Your request ${number} was approved.`,
    es: ({ number }) => `Tu solicitud ${number} fue aprobada.`,
  },
  rejected: {
    en: ({ number }) => `Your request ${number} was not approved. The reason is on its page.`,
    es: ({ number }) => `Tu solicitud ${number} no fue aprobada. El motivo está en su página.`,
  },
  escalated: {
    en: ({ number, title }) => `${number} "${title}" was escalated to you.`,
    es: ({ number, title }) => `${number} «${title}» te fue escalado.`,
  },
} satisfies Readonly<Record<string, Texts>>;

export type NotificationTemplate = keyof typeof notificationTexts;

const isTemplate = (name: string | null): name is NotificationTemplate =>
  name !== null && Object.hasOwn(notificationTexts, name);

/** The text of a notification: its template's, else what the diagram says itself. */
export const notificationText = (
  template: string | null,
  text: string | null,
  language: Language,
  facts: NotificationFacts,
): string => (isTemplate(template) ? notificationTexts[template][language](facts) : (text ?? template ?? facts.title));
