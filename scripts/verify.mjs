/** `npm run verify [-- INC-000123] [-- --json] [-- --print]`: proves the history; exit code 1 when something is broken. */
import { join } from 'node:path';
import { installPackages, requireNode, root } from './setup.mjs';

requireNode();
installPackages();
const { buildWhatIsStale } = await import('./build.mjs');
await buildWhatIsStale();
process.env.RELEVO_DATA_DIR ||= join(root, '.data');
await import('../apps/engine/dist/verify.js');
