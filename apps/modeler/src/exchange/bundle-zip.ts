import type { BundleFiles } from '@relevo/contracts';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { ImportRefusal } from './import-refusal.js';
import { largestFile, mostFiles } from './limits.js';

export const zipOf = (files: BundleFiles): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));

const isPart = (name: string): boolean => /\.(bpmn|dmn|form)$/i.test(name) && !name.includes('__MACOSX/');

/** Without its folders, in which other tools keep their files. */
const baseName = (name: string): string => name.split(/[\\/]/).at(-1) ?? name;

/** Sizes are looked at before anything is unpacked: a small file may claim to hold gigabytes. */
export const filesOfZip = (bytes: Uint8Array): BundleFiles => {
  let count = 0;
  let total = 0;
  const unpacked = (() => {
    try {
      return unzipSync(bytes, {
        filter: ({ name, originalSize }) => {
          if (!isPart(name)) return false;
          count += 1;
          total += originalSize;
          if (originalSize > largestFile || total > 4 * largestFile) throw new ImportRefusal('tooLarge');
          if (count > mostFiles) throw new ImportRefusal('tooMany');
          return true;
        },
      });
    } catch (error) {
      throw error instanceof ImportRefusal ? error : new ImportRefusal('brokenZip');
    }
  })();
  return Object.fromEntries(Object.entries(unpacked).map(([name, part]) => [baseName(name), strFromU8(part)]));
};
