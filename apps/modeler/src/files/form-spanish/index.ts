export { spanishFieldsModule } from './spanish-fields.js';
export { sayInSpanish } from './words-in-place.js';
