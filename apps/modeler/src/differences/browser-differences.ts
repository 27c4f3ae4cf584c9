import type { BundleFiles } from '@relevo/contracts';
import { type Differences, differencesBetween } from './differences.js';
import { readDiagram } from './read-diagram.js';
import { readTables } from './read-tables.js';

export const browserDifferences = (before: BundleFiles, after: BundleFiles): Promise<Differences> =>
  differencesBetween(before, after, { diagram: readDiagram, tables: readTables });
