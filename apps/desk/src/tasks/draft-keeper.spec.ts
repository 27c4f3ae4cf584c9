import { describe, expect, it } from '@jest/globals';
import type { KeepTaskDraft, TaskDraft, Values } from '@relevo/contracts';
import { DraftKeeper, type DraftDoors, type DraftState, type KeepAnswer } from './draft-keeper.js';

const draft = (revision: number, values: Values, by = 'ana'): TaskDraft => ({
  revision,
  values,
  by: { id: by, name: by },
  keptAt: '2026-11-18T10:42:00.000Z',
});

/** An engine that answers when the test lets it, and a clock moved by hand. */
class Desk implements DraftDoors {
  readonly sent: KeepTaskDraft[] = [];
  readonly shown: DraftState[] = [];
  readonly answers: ((answer: KeepAnswer) => void)[] = [];
  waits: (() => void)[] = [];

  keep(body: KeepTaskDraft): Promise<KeepAnswer> {
    this.sent.push(body);
    return new Promise((resolve) => this.answers.push(resolve));
  }
  after(_ms: number, act: () => void): () => void {
    this.waits.push(act);
    return () => (this.waits = this.waits.filter((wait) => wait !== act));
  }
  show(state: DraftState): void {
    this.shown.push(state);
  }
  pauseEnds(): void {
    this.waits.shift()?.();
  }
  async answer(answer: KeepAnswer): Promise<void> {
    this.answers.shift()?.(answer);
    await Promise.resolve();
    await Promise.resolve();
  }
}

describe('keeping what is typed', () => {
  it('waits for a pause and keeps the newest text once', async () => {
    const desk = new Desk();
    const keeper = new DraftKeeper(desk, 0);
    keeper.typed({ note: 'a' });
    keeper.typed({ note: 'ab' });
    desk.pauseEnds();
    await desk.answer({ kind: 'kept', draft: draft(1, { note: 'ab' }) });
    expect(desk.sent).toEqual([{ revision: 0, values: { note: 'ab' } }]);
    expect(desk.shown.at(-1)?.kind).toBe('kept');
  });

  it('keeps what was typed while the call was under way, from the new revision', async () => {
    const desk = new Desk();
    const keeper = new DraftKeeper(desk, 0);
    keeper.typed({ note: 'a' });
    desk.pauseEnds();
    keeper.typed({ note: 'ab' });
    desk.pauseEnds();
    await desk.answer({ kind: 'kept', draft: draft(1, { note: 'a' }) });
    desk.pauseEnds();
    expect(desk.sent.at(-1)).toEqual({ revision: 1, values: { note: 'ab' } });
  });

  it('shows both texts when somebody else kept one, and keeps mine over it when chosen', async () => {
    const desk = new Desk();
    const keeper = new DraftKeeper(desk, 0);
    keeper.typed({ note: 'mine' });
    desk.pauseEnds();
    await desk.answer({ kind: 'stale', draft: draft(3, { note: 'theirs' }, 'bruno') });
    keeper.typed({ note: 'mine and more' });
    expect(desk.sent).toHaveLength(1);
    expect(desk.shown.at(-1)).toMatchObject({ kind: 'conflict', mine: { note: 'mine and more' } });
    expect(keeper.choose('mine')).toBeNull();
    expect(desk.sent.at(-1)).toEqual({ revision: 3, values: { note: 'mine and more' } });
  });

  it('hands over the other text when that is chosen', async () => {
    const desk = new Desk();
    const keeper = new DraftKeeper(desk, 0);
    keeper.typed({ note: 'mine' });
    desk.pauseEnds();
    await desk.answer({ kind: 'stale', draft: draft(3, { note: 'theirs' }, 'bruno') });
    expect(keeper.choose('theirs')).toEqual({ note: 'theirs' });
    keeper.flush();
    expect(desk.sent).toHaveLength(1);
  });

  it('tries again after a lost call', async () => {
    const desk = new Desk();
    const keeper = new DraftKeeper(desk, 0);
    keeper.typed({ note: 'a' });
    keeper.flush();
    await desk.answer({ kind: 'failed' });
    expect(desk.shown.at(-1)).toEqual({ kind: 'not-kept' });
    desk.pauseEnds();
    expect(desk.sent).toHaveLength(2);
  });
});
