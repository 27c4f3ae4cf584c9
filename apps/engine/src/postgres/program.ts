import { spawn } from 'node:child_process';

/** The account a program runs as; absent: the engine's own. */
export interface ProgramUser {
  readonly uid: number;
  readonly gid: number;
}

export interface ProgramResult {
  readonly code: number;
  readonly output: string;
}

const environment = (): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  HOME: '/',
  LC_ALL: 'C',
  LC_MESSAGES: 'C',
  TZ: 'UTC',
});

/** Runs a program to its end; what it says on both channels is its output. Never rejects for an exit code. */
export const runProgram = (
  file: string,
  args: readonly string[],
  options: { readonly user?: ProgramUser | undefined } = {},
): Promise<ProgramResult> =>
  new Promise((resolve) => {
    const child = spawn(file, args, {
      ...options.user,
      cwd: '/',
      env: environment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const collect = (chunk: Buffer) => (output += chunk.toString());
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', (error) => resolve({ code: 127, output: error.message }));
    // 'exit' and not 'close': the server that pg_ctl leaves behind may keep the channels open.
    child.on('exit', (code) => setImmediate(() => resolve({ code: code ?? 1, output })));
  });
