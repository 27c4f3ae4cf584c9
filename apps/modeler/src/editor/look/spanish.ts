import { spanishElements } from './spanish-elements.js';
import { spanishEvents } from './spanish-events.js';
import { spanishPanel } from './spanish-panel.js';
import { spanishTemplates } from './spanish-templates.js';
import { spanishTools } from './spanish-tools.js';

/** bpmn.io spells one thing `User Task`, `User task` and `Non Interrupting`, `non-interrupting`. */
const spelledOnce = (text: string): string => text.toLowerCase().replaceAll('-', ' ');

/** All texts of bpmn-js, its properties panel and its templates. */
export const spanish: Readonly<Record<string, string>> = {
  ...spanishElements,
  ...spanishEvents,
  ...spanishPanel,
  ...spanishTemplates,
  ...spanishTools,
};

const byOneSpelling = new Map(Object.entries(spanish).map(([english, ours]) => [spelledOnce(english), ours]));

export const inSpanish = (text: string): string | undefined => spanish[text] ?? byOneSpelling.get(spelledOnce(text));
