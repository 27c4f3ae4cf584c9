import { describe, expect, it } from '@jest/globals';
import type { Draft, SaveDraft } from '@relevo/contracts';
import { DraftKeeper, type SaveOutcome } from './draft-keeper.js';
import type { LocalCopy } from './local-copies.js';

const draft: Draft = {
  id: '7',
  processId: 'p',
  name: 'Mine',
  revision: 1,
  baseVersion: 1,
  savedAt: '2026-01-01T10:00:00Z',
  savedBy: { id: 'ana', name: 'Ana' },
  files: { 'p.bpmn': 'old' },
};

/** `room`: what the browser answers to each copy; it takes its time for that. */
const keeping = (answers: readonly ((body: SaveDraft) => SaveOutcome)[], room = () => Promise.resolve(true)) => {
  const sent: SaveDraft[] = [];
  const copies = new Map<string, LocalCopy>();
  let due: (() => void) | null = null;
  const pauses: number[] = [];
  const left = [...answers];
  const keeper = new DraftKeeper(draft, {
    save: async (body) => {
      sent.push(body);
      const answer = left.shift();
      if (!answer) throw new Error('Expected no further save');
      return answer(body);
    },
    copies: {
      read: async (id) => copies.get(id) ?? null,
      keep: (id, copy) => {
        copies.set(id, copy);
        return room();
      },
      forget: async (id) => void copies.delete(id),
    },
    after: (ms, act) => {
      pauses.push(ms);
      due = act;
      return () => (due = null);
    },
    now: () => '2026-01-01T10:05:00Z',
    chance: () => 0,
  });
  return { keeper, sent, copies, pauses, isDue: () => due !== null, goOn: () => due?.() };
};

const saved = (body: SaveDraft): SaveOutcome => ({
  kind: 'saved',
  draft: { ...draft, revision: body.revision + 1, files: body.files, savedAt: '2026-01-01T10:06:00Z' },
});

const away = (): SaveOutcome => ({ kind: 'offline' });

describe('keeping a draft', () => {
  it('saves what changed with its revision, and forgets the copy in the browser then', async () => {
    const { keeper, sent, copies } = keeping([saved, saved]);
    keeper.change('p.bpmn', 'new');
    expect(copies.get('7')).toMatchObject({ revision: 1, files: { 'p.bpmn': 'new' } });

    expect(await keeper.flush()).toBe(true);
    keeper.change('p.bpmn', 'newer');
    await keeper.flush();

    expect(sent.map(({ revision }) => revision)).toEqual([1, 2]);
    expect(keeper.keeping()).toEqual({ kind: 'kept', at: '2026-01-01T10:06:00Z' });
    expect(copies.size).toBe(0);
  });

  it('sends what was drawn while a save was under way in the next one', async () => {
    const draws = (body: SaveDraft): SaveOutcome => {
      made.keeper.change('p.bpmn', 'two');
      return saved(body);
    };
    const made = keeping([draws, saved]);
    made.keeper.change('p.bpmn', 'one');

    expect(await made.keeper.flush()).toBe(true);

    expect(made.sent.map(({ files }) => files['p.bpmn'])).toEqual(['one', 'two']);
  });

  it('stops at what somebody else saved, and loses neither', async () => {
    const theirs = { ...draft, revision: 2, files: { 'p.bpmn': 'theirs' } };
    const { keeper, sent, copies } = keeping([() => ({ kind: 'stale', theirs })]);
    keeper.change('p.bpmn', 'mine');

    expect(await keeper.flush()).toBe(false);
    keeper.change('p.bpmn', 'mine still');
    await keeper.flush();

    expect(sent).toHaveLength(1);
    expect(keeper.keeping()).toEqual({ kind: 'stale', theirs });
    expect(copies.get('7')?.files).toEqual({ 'p.bpmn': 'mine still' });
  });

  it('keeps everything in the browser while the line is cut, and sends it again', async () => {
    const { keeper, copies, isDue } = keeping([() => ({ kind: 'offline' }), () => ({ kind: 'offline' }), saved]);
    keeper.change('p.bpmn', 'mine');
    await keeper.flush();
    expect(keeper.keeping().kind).toBe('kept');
    expect(copies.size).toBe(0);
    expect(isDue()).toBe(false);
  });

  it('says whether the browser had room for what the engine did not take', async () => {
    for (const room of [true, false]) {
      const { keeper, goOn } = keeping([away], () => Promise.resolve(room));
      keeper.change('p.bpmn', 'mine');
      goOn();
      await new Promise(setImmediate);
      expect(keeper.keeping()).toEqual({ kind: 'offline', copied: room });
    }
  });

  it('says that the browser keeps it only once the browser has said so', async () => {
    let answer: (kept: boolean) => void = () => undefined;
    const { keeper, goOn } = keeping([away], () => new Promise((resolve) => (answer = resolve)));
    let told = 0;
    keeper.subscribe(() => (told += 1));
    keeper.change('p.bpmn', 'mine');
    goOn();
    await new Promise(setImmediate);
    expect(keeper.keeping()).toEqual({ kind: 'offline', copied: false });

    const before = told;
    answer(true);
    await new Promise(setImmediate);
    expect(keeper.keeping()).toEqual({ kind: 'offline', copied: true });
    expect(told).toBe(before + 1);
  });

  it('goes by the answer to the last copy, however late an earlier one comes', async () => {
    const asked: ((kept: boolean) => void)[] = [];
    const { keeper, goOn } = keeping([away], () => new Promise((resolve) => void asked.push(resolve)));
    keeper.change('p.bpmn', 'small');
    keeper.change('p.bpmn', 'large');
    goOn();
    asked[1]?.(false);
    await new Promise(setImmediate);
    asked[0]?.(true);
    await new Promise(setImmediate);
    expect(asked).toHaveLength(2);
    expect(keeper.keeping()).toEqual({ kind: 'offline', copied: false });
  });

  it('tries again after growing pauses, at most half a minute here, and at once again after an answer', async () => {
    const { keeper, copies, pauses, goOn } = keeping([...Array.from({ length: 8 }, () => away), saved, away]);
    keeper.change('p.bpmn', 'mine');
    for (let round = 0; round < 9; round += 1) {
      expect(copies.get('7')?.files).toEqual({ 'p.bpmn': 'mine' });
      goOn();
      await new Promise(setImmediate);
    }
    expect(keeper.keeping().kind).toBe('kept');
    expect(pauses.slice(1)).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);

    keeper.change('p.bpmn', 'again');
    goOn();
    await new Promise(setImmediate);
    expect(pauses.at(-1)).toBe(1000);
  });

  it('is not kept from the first stroke on, though the file comes a moment later', async () => {
    const { keeper, sent } = keeping([saved]);
    keeper.begin('p.bpmn');
    expect(keeper.keeping().kind).toBe('changed');
    expect(await keeper.flush()).toBe(false);
    expect(sent).toEqual([]);

    keeper.change('p.bpmn', 'new');
    expect(await keeper.flush()).toBe(true);
    expect(keeper.keeping().kind).toBe('kept');
  });

  it('is kept again when the strokes come to nothing', () => {
    const { keeper } = keeping([]);
    keeper.begin('p.bpmn');
    keeper.change('p.bpmn', 'old');
    expect(keeper.keeping()).toEqual({ kind: 'kept', at: draft.savedAt });
  });

  it('is not kept when it is drawn on while a save is under way', async () => {
    const draws = (body: SaveDraft): SaveOutcome => {
      made.keeper.begin('p.bpmn');
      return saved(body);
    };
    const made = keeping([draws, saved]);
    made.keeper.change('p.bpmn', 'one');
    expect(await made.keeper.flush()).toBe(false);
    expect(made.keeper.keeping().kind).toBe('changed');

    made.keeper.change('p.bpmn', 'two');
    expect(await made.keeper.flush()).toBe(true);
  });

  it('does not save what did not change', () => {
    const { keeper } = keeping([]);
    keeper.change('p.bpmn', 'old');
    keeper.rename('Mine');
    keeper.rename(' ');
    expect(keeper.keeping().kind).toBe('kept');
  });
});
