/** `npm run backup [-- FOLDER]` and `npm run restore [-- FOLDER] [--to MOMENT]`: the embedded database (docs/operations.md). */
import { join } from 'node:path';
import { installPackages, requireNode, root } from './setup.mjs';

requireNode();
installPackages();
const { buildWhatIsStale } = await import('./build.mjs');
await buildWhatIsStale();
process.env.RELEVO_DATA_DIR = process.env.RELEVO_DATA_DIR || join(root, '.data');
await import('../apps/engine/dist/backup/main.js');
