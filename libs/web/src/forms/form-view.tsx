import { later } from '../states/later.js';

/** A form-js form; the library is fetched when the first one is shown. */
export const FormView = later('form', async () => (await import('./form-canvas.js')).FormCanvas);
