import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { type BenchedSystem, type Measured, NotMeasured } from '../benched-system.js';
import type { BenchDatabase } from '../database.js';

/** Of the peers' pool, at most: one for each client as far as PostgreSQL's own 100 reach; it opens what it needs. */
const connections = 90;

const root = join(import.meta.dirname, '..', '..', '..');
const output = join(root, '.artifacts', 'bench-peers');

interface Peer {
  readonly name: string;
  /** Module under `peers/`. */
  readonly module: string;
  readonly main: string;
}

export const peers: readonly Peer[] = [
  { name: 'Camunda 7', module: 'camunda7', main: 'relevo.bench.Camunda7' },
  { name: 'Flowable', module: 'flowable', main: 'relevo.bench.Flowable' },
];

interface Answer {
  readonly tasks: number;
  readonly seconds: number;
  readonly p50: number;
  readonly p99: number;
  readonly cpu: number;
}

/** An engine of the Java world, embedded in a program that also is its load generator. */
export class PeerSystem implements BenchedSystem {
  readonly remark = `embedded, load in the same process, full history, job executor off, up to ${String(connections)} connections`;

  private constructor(
    readonly name: string,
    private readonly child: ChildProcessWithoutNullStreams,
    private readonly lines: PeerLines,
    private readonly drop: () => Promise<void>,
    private readonly database: BenchDatabase,
  ) {}

  /** Throws NotMeasured where Java or Maven is missing, or Maven cannot build it. */
  static async start(peer: Peer, database: BenchDatabase): Promise<PeerSystem> {
    const classPath = build(peer);
    const url = new URL(await database.create(peer.module));
    const address = `jdbc:postgresql://${url.host}${url.pathname}`;
    const quiet = '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn';
    const child = spawn('java', [
      ...[quiet, '-cp', classPath, peer.main],
      ...[address, url.username, decodeURIComponent(url.password), String(connections)],
    ]);
    const lines = new PeerLines(peer.name, child);
    const drop = (): Promise<void> => database.drop(peer.module);
    await lines.next((line) => line === 'ready');
    return new PeerSystem(peer.name, child, lines, drop, database);
  }

  /** Longer than others: Java compiles what is hot while it runs. */
  async warm(seconds: number): Promise<void> {
    await this.measure(8, seconds * 3);
  }

  async measure(clients: number, seconds: number): Promise<Measured> {
    const before = await this.database.cpu();
    this.child.stdin.write(`${String(clients)} ${String(seconds)}\n`);
    const answer = JSON.parse(await this.lines.next((line) => line.startsWith('{'))) as Answer;
    const databaseCpu = (await this.database.cpu()) - before;
    return { ...answer, cpu: { engine: answer.cpu, database: databaseCpu, load: null } };
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.stdin.end();
    await ended;
    await this.drop();
  }
}

/** What the program prints; its end while somebody waits is an error with its last words. */
class PeerLines {
  readonly #lines: Interface;
  #said = '';

  constructor(
    private readonly name: string,
    private readonly child: ChildProcessWithoutNullStreams,
  ) {
    this.#lines = createInterface({ input: child.stdout });
    const keep = (text: string): void => {
      this.#said = `${this.#said}${text}`.slice(-2_000);
    };
    this.#lines.on('line', (line) => keep(`${line}\n`));
    child.stderr.on('data', (chunk: Buffer) => keep(chunk.toString()));
  }

  next(isWanted: (line: string) => boolean): Promise<string> {
    return new Promise((resolve, reject) => {
      const onLine = (line: string): void => {
        if (!isWanted(line)) return;
        this.#lines.off('line', onLine);
        this.child.off('exit', onExit);
        resolve(line);
      };
      const onExit = (code: number | null): void =>
        reject(new Error(`Expected ${this.name} to go on, but it ended with ${String(code)}: ${this.#said}`));
      this.#lines.on('line', onLine);
      this.child.once('exit', onExit);
    });
  }
}

/** Builds with Maven outside the sources and answers the class path. */
const build = ({ name, module }: Peer): string => {
  for (const program of ['java', 'mvn']) {
    if (spawnSync(program, ['-version']).status !== 0) throw new NotMeasured(`${program} is missing`);
  }
  const { status, stdout } = spawnSync(
    'mvn',
    [
      ...['-q', '-B', '-f', join(root, 'test', 'bench', 'peers', 'pom.xml'), '-pl', module, '-am'],
      ...[`-Dbench.output=${output}`, 'package', 'dependency:copy-dependencies', '-DincludeScope=runtime'],
    ],
    { encoding: 'utf8' },
  );
  const jar = join(output, module, `${module}-1.jar`);
  if (status !== 0 || !existsSync(jar)) {
    const reason = stdout.split('\n').find((line) => line.includes('ERROR')) ?? 'no jar was made';
    throw new NotMeasured(`Maven could not build ${name}: ${reason}`);
  }
  return `${jar}:${join(output, module, 'dependency', '*')}`;
};
