import { useEffect, useRef, useState } from 'react';
import { verifyOne, verifyPart } from './record-queries.js';
import { addPart, nothingVerified, type VerificationSum } from './verification-sum.js';

export interface Verification {
  readonly state: 'idle' | 'running' | 'stopped' | 'done' | 'failed';
  readonly sum: VerificationSum;
  readonly error: Error | null;
}

const idle: Verification = { state: 'idle', sum: nothingVerified, error: null };

/** Goes through all records part by part; leaving the screen ends it. */
export const useVerification = () => {
  const [verification, setVerification] = useState(idle);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const run = async (
    work: (signal: AbortSignal, tell: (sum: VerificationSum) => void) => Promise<void>,
  ): Promise<void> => {
    running.current?.abort();
    const control = new AbortController();
    running.current = control;
    setVerification({ ...idle, state: 'running' });
    try {
      await work(control.signal, (sum) => !control.signal.aborted && setVerification((now) => ({ ...now, sum })));
      if (!control.signal.aborted) setVerification((now) => ({ ...now, state: 'done' }));
    } catch (error) {
      if (control.signal.aborted) return;
      setVerification((now) => ({ ...now, state: 'failed', error: error as Error }));
    }
  };

  return {
    verification,
    all: () =>
      run(async (signal, tell) => {
        let [sum, cursor]: [VerificationSum, string | null] = [nothingVerified, null];
        do {
          const part = await verifyPart(cursor, signal);
          sum = addPart(sum, part);
          tell(sum);
          cursor = part.nextCursor;
        } while (cursor !== null);
      }),
    one: (reference: string) =>
      run(async (signal, tell) => tell(addPart(nothingVerified, await verifyOne(reference, signal)))),
    stop: (): void => {
      running.current?.abort();
      setVerification((now) => ({ ...now, state: 'stopped' }));
    },
  };
};
