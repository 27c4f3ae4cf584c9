import type { BundleFiles } from '@relevo/contracts';
import { withDrawing } from '@relevo/web/layout';
import { diagramOf } from '../files/bundle.js';

export const laidOut = async (files: BundleFiles): Promise<BundleFiles> => {
  const name = diagramOf(files);
  return { ...files, [name]: await withDrawing(files[name] ?? '') };
};
