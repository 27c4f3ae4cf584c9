import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { join } from 'node:path';

const run = (program: string, ...args: string[]): string | null => {
  const { status, stderr, error } = spawnSync(program, args, { encoding: 'utf8' });
  return status === 0 ? null : (error?.message ?? stderr.trim());
};

/** A file system of its own with so many megabytes, to be filled up. */
export class SmallDisk {
  private constructor(private readonly mountPoint: string) {}

  /** A sentence instead where this machine does not let us mount one. */
  static async mount(megabytes: number): Promise<SmallDisk | string> {
    const mountPoint = await mkdtemp(join(process.env['RELEVO_TEST_RUN'] ?? '/tmp', 'disk-'));
    const refused = run('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'tmpfs', mountPoint);
    if (refused === null) return new SmallDisk(mountPoint);
    await rm(mountPoint, { recursive: true });
    return `Expected to mount a small disk (tmpfs), but it is refused: ${refused}. Run the test as root where mounting is allowed.`;
  }

  /** An empty folder on it. */
  get folder(): string {
    const folder = join(this.mountPoint, 'postgres');
    mkdirSync(folder, { mode: 0o700, recursive: true });
    return folder;
  }

  /** To the last byte. */
  async fill(): Promise<void> {
    const ballast = await open(this.ballast, 'a');
    try {
      for (let size = 1 << 20; size >= 1; size = size >> 1) await writeUntilFull(ballast, Buffer.alloc(size));
    } finally {
      await ballast.close();
    }
  }

  async free(): Promise<void> {
    await rm(this.ballast, { force: true });
  }

  async unmount(): Promise<void> {
    const refused = run('umount', '--lazy', this.mountPoint);
    if (refused !== null) throw new Error(`Expected to unmount ${this.mountPoint}, but: ${refused}`);
    await rm(this.mountPoint, { recursive: true });
  }

  private get ballast(): string {
    return join(this.mountPoint, 'ballast');
  }
}

const writeUntilFull = async (file: Awaited<ReturnType<typeof open>>, chunk: Buffer): Promise<void> => {
  try {
    for (;;) if ((await file.write(chunk)).bytesWritten < chunk.length) return;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  }
};
