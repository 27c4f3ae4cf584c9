import { describe, expect, it } from '@jest/globals';
import { compileExpression, evaluate, FeelTimeout } from '@relevo/feel';
import { VmGuard } from './vm-guard.js';

const guard = new VmGuard(50);
const evaluateGuarded = (source: string) =>
  evaluate(compileExpression(source), { lookup: () => undefined, now: 0, zone: 'UTC', guard });

describe('VmGuard', () => {
  it.each([
    ['a regular expression that backtracks for ever', `matches("${'a'.repeat(60)}!", "(a+)+$")`],
    ['a loop over a billion numbers', 'sum(for i in 1..1000000000 return i)'],
    ['loops inside loops', 'count(for a in 1..5000, b in 1..5000 return a * b)'],
  ])('stops %s', (_what, source) => {
    const began = performance.now();
    const outcome = evaluateGuarded(source);
    expect(outcome).toMatchObject({ ok: false, code: 'expression-timeout' });
    expect(outcome).toMatchObject({ message: expect.stringMatching(/within 50 ms .*but it was still running/) });
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  it('lets what is quick through, after a timeout too', () => {
    expect(evaluateGuarded('upper case("done")')).toMatchObject({ ok: true, value: 'DONE' });
  });

  it('hands errors of the work on as they are', () => {
    const error = new RangeError('mine');
    expect(() =>
      guard.run(() => {
        throw error;
      }),
    ).toThrow(error);
  });

  it('cannot be caught by what it stops', () => {
    const stubborn = () => {
      for (;;) {
        try {
          for (;;);
        } catch {
          continue;
        }
      }
    };
    expect(() => guard.run(stubborn)).toThrow(FeelTimeout);
  });

  it('gives nested work the outer time', () => {
    expect(() =>
      guard.run(() =>
        guard.run(() => {
          for (;;);
        }),
      ),
    ).toThrow(FeelTimeout);
    expect(guard.run(() => guard.run(() => 7))).toBe(7);
  });
});
