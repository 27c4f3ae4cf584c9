import { setTimeout as pause } from 'node:timers/promises';
import { startEngine } from '../../../test/support/engine.js';

const report = {
  processId: 'service-desk',
  title: 'Printer',
  description: 'Stripes',
  values: { category: 'printing' },
};

describe('an engine that is stopped', () => {
  it('ends although people go on', async () => {
    const relevo = await startEngine();
    const requester = relevo.as('requester');
    let stopped = false;
    const goOn = async (): Promise<void> => {
      // Whoever is cut off tries again at once.
      while (!stopped) await requester.post('/api/tickets', report).catch(() => pause(5));
    };
    const people = Array.from({ length: 16 }, goOn);
    expect(await requester.post('/api/tickets', report)).toMatchObject({ status: 201 });

    await relevo.close();

    stopped = true;
    await Promise.all(people);
  });
});
