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
  Increment: 'Más',
  Decrement: 'Menos',
  'Add new': 'Añadir',
  Collapse: 'Plegar',
  'Remove tag': 'Quitar',
  Browse: 'Elegir archivos',
  'No files selected': 'Ningún archivo elegido',
  'Skip to search': 'Ir a la búsqueda',
  'No content to show.': 'No hay nada que enseñar.',
  "External content couldn't be loaded.": 'El contenido de fuera no se ha podido cargar.',
  'Date and time must both be entered.': 'Hacen falta la fecha y la hora.',
  'Document reference is not defined.': 'No se dice qué documentos enseñar.',
  'Unable to download document': 'El documento no se puede descargar',
  'Nothing to show.': 'No hay nada que enseñar.',
  'Previous page': 'Página anterior',
  'Next page': 'Página siguiente',
  ' of ': ' de ',
  'Click to remove sorting': 'Pulsa para dejar de ordenar',
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
  [/^Expand all \((\d+)\)$/, 'Desplegar todo ($1)'],
  [/^(\d+) files selected$/, '$1 archivos elegidos'],
  [/^Download ([\s\S]+)$/, 'Descargar $1'],
  [/^Remove list item (\d+)$/, 'Quitar el elemento $1'],
  [/^Click to sort by ([\s\S]+) descending$/, 'Pulsa para ordenar por $1, de mayor a menor'],
  [/^Click to sort by ([\s\S]+) ascending$/, 'Pulsa para ordenar por $1, de menor a mayor'],
  [/^([dm/.-]+)yyyy$/, '$1aaaa'],
  [/^yyyy([dm/.-]+)$/, 'aaaa$1'],
];

/** A text that form-js itself says at a field; what the form's author wrote stays as it is. */
export const inFormSpanish = (text: string): string => {
  const known = fixed[text];
  if (known !== undefined) return known;
  const [pattern, ours] = filled.find(([english]) => english.test(text)) ?? [];
  return pattern === undefined || ours === undefined ? text : text.replace(pattern, ours);
};

const around = [
  '.fjs-form-field-error',
  '.fjs-select-placeholder',
  '.fjs-dropdownlist-empty',
  '.fjs-input-group input',
  '.fjs-number-arrow-container',
  '.fjs-taglist-input',
  '.fjs-taglist-skip-link',
  '.fjs-filepicker-container',
  '.fjs-iframe-placeholder',
  '.fjs-documentPreview-download-button',
  '.fjs-taglist-tag-remove',
  '.fjs-repeat-render-add',
  '.fjs-repeat-render-collapse',
  '.fjs-repeat-row-remove',
  '.fjs-table-nav',
  '.fjs-table-td[colspan]',
].join();

/** Around these stand an author's words, too. */
const itself = '.fjs-table-th, .fjs-table-empty';

/** form-js asks no one for its words. */
export const formSpanish: PlacedWords = {
  speaks: (element): element is Element =>
    element !== null && (element.matches(itself) || element.closest(around) !== null),
  say: inFormSpanish,
};
