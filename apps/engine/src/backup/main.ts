import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { StartRefusal } from '../config/start-refusal.js';
import { backUp } from './back-up.js';
import { restore } from './restore.js';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const refuseOutsideServer = (): void => {
  if (!process.env['DATABASE_URL']) return;
  throw new StartRefusal(
    'Expected the embedded database, but DATABASE_URL is set. Use pg_dump and pg_restore, or the backup of that server (docs/operations.md).',
  );
};

const folderOf = (given: string | undefined): string => {
  const folder = given ?? process.env['RELEVO_BACKUP_DIR'];
  if (folder) return resolve(folder);
  throw new StartRefusal(
    'Expected a folder for the backup, but none was named. Set RELEVO_BACKUP_DIR, or write: npm run backup -- FOLDER',
  );
};

const momentOf = (text: string | undefined): Date | null => {
  if (text === undefined) return null;
  // Without a zone it would be read in this machine's, which the reader of a log cannot know.
  if (/T.*(Z|[+-]\d{2}:\d{2})$/.test(text) && !Number.isNaN(Date.parse(text))) return new Date(text);
  throw new StartRefusal(
    `Expected --to to be a moment with its zone such as 2026-03-01T09:30:00Z, but it is "${text}". Correct it.`,
  );
};

const main = async (): Promise<void> => {
  const { values, positionals } = parseArgs({ options: { to: { type: 'string' } }, allowPositionals: true });
  const [act, folder] = positionals;
  refuseOutsideServer();
  const [dataDir, backupDir] = [resolve(process.env['RELEVO_DATA_DIR'] ?? '.data'), folderOf(folder)];
  if (act === 'backup') {
    const base = await backUp(dataDir, backupDir);
    say(`Backed up to ${base.folder} (whole as of ${base.finishedAt}).`);
    return;
  }
  const to = momentOf(values.to);
  const { base, aside } = await restore(dataDir, backupDir, to);
  say(`Restored from ${base.folder} to ${to?.toISOString() ?? 'the last moment that was kept'}.`);
  if (aside) say(`What was there before is kept as ${aside}; delete it when all is well.`);
  say('Start Relevo as always, then make a new backup.');
};

const fail = (error: unknown): never => {
  process.stderr.write(`${error instanceof StartRefusal ? error.message : String((error as Error).stack)}\n`);
  process.exit(1);
};

await main().catch(fail);
