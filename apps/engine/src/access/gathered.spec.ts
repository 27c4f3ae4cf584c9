import { Gathered } from './gathered.js';

/** A read that answers when the test says so. */
class Reading {
  readonly reads: (readonly string[])[] = [];
  readonly #answers: ((answer: ReadonlyMap<string, string> | Error) => void)[] = [];
  readonly gathered = new Gathered<string>(
    (keys) =>
      new Promise((resolve, reject) => {
        this.reads.push(keys);
        this.#answers.push((answer) => (answer instanceof Error ? reject(answer) : resolve(answer)));
      }),
  );

  async begun(count: number): Promise<void> {
    while (this.reads.length < count) await new Promise((resolve) => setImmediate(resolve));
  }

  answer(read: number, answer: ReadonlyMap<string, string> | Error): void {
    this.#answers[read]?.(answer);
  }
}

describe('a gathered read', () => {
  it('is one for all who ask at the same moment, each key once', async () => {
    const reading = new Reading();
    const asked = ['ana', 'luis', 'ana'].map((key) => reading.gathered.get(key));
    await reading.begun(1);
    reading.answer(0, new Map([['ana', 'Ana']]));
    expect(await Promise.all(asked)).toEqual(['Ana', null, 'Ana']);
    expect(reading.reads).toEqual([['ana', 'luis']]);
  });

  it('that is under way answers nobody who asks now: they get what is read afterwards', async () => {
    const reading = new Reading();
    const early = reading.gathered.get('ana');
    await reading.begun(1);
    const late = reading.gathered.get('ana');
    reading.answer(0, new Map([['ana', 'agent']]));
    await reading.begun(2);
    reading.answer(1, new Map([['ana', 'requester']]));
    expect([await early, await late]).toEqual(['agent', 'requester']);
  });

  it('that fails fails for those who asked, and the next one is made', async () => {
    const reading = new Reading();
    const failed = expect(reading.gathered.get('ana')).rejects.toThrow('gone');
    await reading.begun(1);
    const next = reading.gathered.get('ana');
    reading.answer(0, new Error('gone'));
    await failed;
    await reading.begun(2);
    reading.answer(1, new Map());
    expect(await next).toBeNull();
  });
});
