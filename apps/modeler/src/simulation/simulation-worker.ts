import type { Answer, Numbered, Request } from './protocol.js';
import { SimulationDesk } from './simulation-desk.js';

const desk = new SimulationDesk();

/** Kernel, expressions, tables and forms run here, where whatever takes too long is ended from outside (design §2). */
self.addEventListener('message', ({ data: { id, body } }: MessageEvent<Numbered<Request>>) => {
  const reply = (answer: Answer): void => self.postMessage({ id, body: answer } satisfies Numbered<Answer>);
  desk
    .answer(body)
    .then(reply, (error: unknown) =>
      reply({ kind: 'refused', message: error instanceof Error ? error.message : String(error), fields: [] }),
    );
});
