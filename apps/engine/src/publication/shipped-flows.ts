import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { DeploymentService } from '../catalogue/deployment.service.js';
import { checksumOf, fileFromBytes, kindOfFile, type ResourceFile } from '../catalogue/resource-files.js';
import { Database } from '../database/database.js';
import { EngineError } from '../errors/engine-error.js';
import { StartUp } from '../start-up/start-up.js';
import { processIdOf } from './draft.js';

/** `processes/` of the product, seen from `apps/engine/src` and from `apps/engine/dist` alike. */
const shippedFolder = fileURLToPath(new URL('../../../../processes/', import.meta.url));

interface NewestFile {
  readonly origin: 'owner' | 'shipped' | null;
  readonly name: string;
  readonly checksum: string;
}

const newestFiles = `
  SELECT b.origin, f.name, f.checksum FROM process_definition p
  LEFT JOIN bundle b ON b.definition_key = p.key JOIN deployment_file f ON f.deployment_key = p.deployment_key
  WHERE p.process_id = $1 AND p.version = (SELECT max(version) FROM process_definition WHERE process_id = $1)`;

const flowsIn = async (folder: string): Promise<readonly (readonly ResourceFile[])[]> => {
  const entries = await readdir(folder, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(folder, name));
  const flows = await Promise.all(folders.toSorted().map(filesIn));
  return flows.filter((files) => files.some(({ name }) => kindOfFile(name) === 'diagram'));
};

const filesIn = async (folder: string): Promise<readonly ResourceFile[]> => {
  const names = (await readdir(folder)).filter((name) => kindOfFile(name) !== null).toSorted();
  return Promise.all(names.map(async (name) => fileFromBytes(name, await readFile(join(folder, name)))));
};

const isSame = (files: readonly ResourceFile[], newest: readonly NewestFile[]): boolean =>
  files.length === newest.length &&
  files.every(({ name, content }) =>
    newest.some((kept) => kept.name === name && kept.checksum === checksumOf(content)),
  );

/** The flows that come with Relevo, published as bundles; never over a version of an owner (design §8). */
@Injectable()
export class ShippedFlows implements OnModuleInit {
  private readonly logger = new Logger('ShippedFlows');

  constructor(
    private readonly database: Database,
    private readonly deployments: DeploymentService,
    private readonly startUp: StartUp,
  ) {}

  onModuleInit(): void {
    this.startUp.register({ name: 'Publishing the shipped flows', order: 20, run: () => this.load() });
  }

  /** May be repeated: publishes what is new or changed, and only where the newest version is a shipped one. */
  async load(folder = shippedFolder): Promise<void> {
    for (const files of await flowsIn(folder)) {
      if (await this.isDue(files)) await this.publish(files).catch((error: unknown) => this.leaveOut(files, error));
    }
  }

  /** One flow that cannot be run keeps nobody from the others. */
  private leaveOut(files: readonly ResourceFile[], error: unknown): void {
    if (!(error instanceof EngineError)) throw error;
    const names = files.map(({ name }) => name).join(', ');
    this.logger.error(`Expected to publish the shipped flow of ${names}, but it was refused. ${error.message}`);
  }

  private async isDue(files: readonly ResourceFile[]): Promise<boolean> {
    const processId = processIdOf(Object.fromEntries(files.map(({ name, content }) => [name, content])));
    const newest = await this.database.query<NewestFile>(newestFiles, [processId]);
    return newest.length === 0 || (newest[0]?.origin === 'shipped' && !isSame(files, newest));
  }

  private async publish(files: readonly ResourceFile[]): Promise<void> {
    const deployed = await this.deployments.run({
      files,
      actor: { kind: 'engine', id: 'shipped-flows' },
      author: { id: 'relevo', name: 'Relevo' },
      bundle: { note: null, origin: 'shipped' },
    });
    for (const { processId, version } of deployed.definitions) {
      this.logger.log(`Published ${processId}, version ${version}`);
    }
  }
}
