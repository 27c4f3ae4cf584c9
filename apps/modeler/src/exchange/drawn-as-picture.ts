import Viewer from 'bpmn-js/lib/Viewer';
import { everythingDrawn } from '@relevo/web/layout';
import { withMarkupAsText } from '@relevo/web/markup';

/** Browsers refuse larger canvases, and answer with an empty picture. */
const largestSide = 16_000;
const sharpness = 2;

/** Drawn anew beside the screen, so that neither theme, marks nor selection get into the file; the first diagram without an id. */
export const svgOf = async (xml: string, diagramId?: string): Promise<string> => {
  const container = document.createElement('div');
  container.className = 'r-visually-hidden';
  container.inert = true;
  document.body.append(container);
  const viewer = new Viewer({ container });
  try {
    await viewer.importXML(await everythingDrawn(withMarkupAsText(xml)), diagramId);
    return (await viewer.saveSVG()).svg;
  } finally {
    viewer.destroy();
    container.remove();
  }
};

const loaded = (svg: string): Promise<HTMLImageElement> =>
  new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = () => reject(new Error('Expected the drawing as a picture, but the browser cannot read it.'));
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  });

/** Twice as sharp as drawn, on white; less where the picture would be larger than a browser can hold. */
export const pngOf = async (svg: string): Promise<Blob> => {
  const image = await loaded(svg);
  const scale = Math.min(sharpness, largestSide / Math.max(image.width, image.height, 1));
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(image.width * scale);
  canvas.height = Math.ceil(image.height * scale);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('Expected a canvas to draw the picture on, but the browser has none.');
  context.fillStyle = 'white';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error('Expected a picture, but the drawing is too large for the browser.'));
      else resolve(blob);
    }, 'image/png');
  });
};
