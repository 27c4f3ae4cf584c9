import { withMarkupAsText } from '../markup/markup.js';
import { withDrawing } from './with-drawing.js';

/** What a viewer is given of any file; nothing of it is written again. */
export const toLookAt = (xml: string): Promise<string> => withDrawing(withMarkupAsText(xml));
