import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { readEnvironment } from './config/environment.js';
import { createDataSource } from './database/data-source.js';
import { PostgresDatabase } from './database/postgres-database.js';
import { EngineError } from './errors/engine-error.js';
import { HistoryReader } from './history/history-reader.js';
import { HistoryVerifier } from './history/history-verifier.js';
import { type EmbeddedServer, useEmbeddedServer } from './postgres/embedded-server.js';
import { RecordsVerification } from './records/records-verification.js';
import { VerifyCommand } from './records/verify-command.js';

/**
 * Proves the history of an installation, beside running engines or without any: `verify [INC-000123 | stream]`;
 * `--json` for machines, `--print` writes the records of one stream instead. Exit code 1: something is broken.
 */
const { values: options, positionals } = parseArgs({
  options: { json: { type: 'boolean', default: false }, print: { type: 'boolean', default: false } },
  allowPositionals: true,
});

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const run = async (url: string): Promise<boolean> => {
  const source = await createDataSource({ url, poolSize: 2 }).initialize();
  try {
    const database = new PostgresDatabase(source);
    const reader = new HistoryReader(database);
    const verifier = new HistoryVerifier(database, reader);
    const verification = new RecordsVerification(verifier, reader, database, { now: () => Date.now() });
    const command = new VerifyCommand(verification, reader, say);
    const reference = positionals[0] ?? null;
    if (!options.print) return await command.verify({ reference, json: options.json });
    await command.print(await verification.streamOf(reference ?? 'administration'));
    return true;
  } finally {
    await source.destroy();
  }
};

const settings = readEnvironment(process.env);
let server: EmbeddedServer | null = null;
try {
  if (settings.databaseUrl === null) server = await useEmbeddedServer(settings.dataDir);
  process.exitCode = (await run(settings.databaseUrl ?? server?.url ?? '')) ? 0 : 1;
} catch (error) {
  process.stderr.write(`${error instanceof EngineError ? error.message : String((error as Error).stack)}\n`);
  process.exitCode = 2;
} finally {
  await server?.leave();
}
