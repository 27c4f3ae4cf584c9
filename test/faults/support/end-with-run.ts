import { spawn } from 'node:child_process';

const script =
  'while kill -0 "$1" 2>/dev/null && kill -0 "$2" 2>/dev/null; do sleep 1; done; kill -0 "$1" || kill -9 "$2"';

/** Ends a process, by its id, when the whole test run was ended and could not do it itself. */
export const endWithRun = (pid: number): void => {
  const args = ['-c', script, 'end-with-run', process.env['RELEVO_TEST_RUN_PID'] ?? String(process.pid), String(pid)];
  spawn('/bin/sh', args, { cwd: '/', detached: true, stdio: 'ignore' }).unref();
};
