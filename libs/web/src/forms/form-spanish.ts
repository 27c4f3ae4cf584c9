import type { PlacedWords } from '../i18n/words-in-place.js';

const fixed: Readonly<Record<string, string>> = {
  Select: 'Elegir',
  Search: 'Buscar',
  'No results': 'Sin resultados',
  'All values selected': 'Ya está todo elegido',
  'Field is required.': 'Hay que rellenarlo.',
  'Value is not a number.': 'No es un número.',
  'Value is expected to be an integer.': 'Tiene que ser un número entero.',
  'Min validation value is not a valid number.': 'El mínimo de este campo no es un número.',
  'Max validation value is not a valid number.': 'El máximo de este campo no es un número.',
  'Field must be a valid  international phone number. (e.g. +4930664040900)':
    'Tiene que ser un teléfono internacional, por ejemplo +4930664040900.',
  'Field must be a valid email.': 'Tiene que ser una dirección de correo.',
};

const filled: readonly (readonly [RegExp, string])[] = [
  [/^Value is expected to have at most (\S+) decimal digits?\.$/, 'Como mucho $1 decimales.'],
  [
    /^Please select a valid value, the two nearest valid values are (\S+) and (\S+)\.$/,
    'Ese valor no vale; los más cercanos son $1 y $2.',
  ],
  [/^Field must match pattern ([\s\S]+)\.$/, 'Tiene que ser como dice el patrón $1.'],
  [/^Field must have minimum value of ([\s\S]+)\.$/, 'Tiene que ser $1 o más.'],
  [/^Field must have maximum value of ([\s\S]+)\.$/, 'Tiene que ser $1 o menos.'],
  [/^Field must have minimum length of ([\s\S]+)\.$/, 'Al menos $1 caracteres.'],
  [/^Field must have maximum length of ([\s\S]+)\.$/, 'Como mucho $1 caracteres.'],
];

/** A text that form-js itself says at a field; what the form's author wrote stays as it is. */
export const inFormSpanish = (text: string): string => {
  const known = fixed[text];
  if (known !== undefined) return known;
  const [pattern, ours] = filled.find(([english]) => english.test(text)) ?? [];
  return pattern === undefined || ours === undefined ? text : text.replace(pattern, ours);
};

const itsOwn = '.fjs-form-field-error, .fjs-select-placeholder, .fjs-dropdownlist-empty, .fjs-input-group input';

/** form-js asks no one for its words. */
export const formSpanish: PlacedWords = {
  speaks: (element): element is Element => element !== null && element.closest(itsOwn) !== null,
  say: inFormSpanish,
};
