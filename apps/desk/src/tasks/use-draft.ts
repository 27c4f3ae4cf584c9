import type { TaskDetail, TaskDraft, Values } from '@relevo/contracts';
import { api, ApiError } from '@relevo/web';
import { useEffect, useRef, useState } from 'react';
import { DraftKeeper, type DraftState, type KeepAnswer } from './draft-keeper.js';

const keep = async (taskKey: string, body: object): Promise<KeepAnswer> => {
  try {
    const draft = await api.put<TaskDraft>(`/api/tasks/${taskKey}/draft`, body, { keepalive: true });
    return { kind: 'kept', draft };
  } catch (error) {
    const theirs = error instanceof ApiError && error.status === 409 ? error.answer['draft'] : undefined;
    return theirs === undefined ? { kind: 'failed' } : { kind: 'stale', draft: theirs as TaskDraft };
  }
};

export interface Draft {
  readonly state: DraftState;
  /** What the form starts from. */
  readonly values: Values;
  readonly typed: (values: Values) => void;
  readonly choose: (side: 'mine' | 'theirs') => void;
  /** Fills fields beside what was typed. */
  readonly put: (part: Values) => void;
  readonly stop: () => void;
}

/** One task's draft. Mount it with the task's key as React key. */
export const useDraft = (task: TaskDetail): Draft => {
  const [state, setState] = useState<DraftState>(
    task.draft === null ? { kind: 'empty' } : { kind: 'kept', draft: task.draft },
  );
  const [values, setValues] = useState<Values>(() => ({ ...task.data, ...task.draft?.values }));
  const [keeper] = useState(
    () =>
      new DraftKeeper(
        {
          keep: (body) => keep(task.key, body),
          after: (ms, act) => {
            const timer = setTimeout(act, ms);
            return () => clearTimeout(timer);
          },
          show: setState,
        },
        task.draft?.revision ?? 0,
      ),
  );
  useEffect(() => {
    const flush = (): void => keeper.flush();
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, [keeper]);
  const latest = useRef<Values>({ ...task.draft?.values });
  const typed = (now: Values): void => {
    latest.current = now;
    keeper.typed(now);
  };
  const put = (part: Values): void => {
    typed({ ...latest.current, ...part });
    setValues({ ...task.data, ...latest.current });
  };
  const choose = (side: 'mine' | 'theirs'): void => {
    const chosen = keeper.choose(side);
    if (chosen === null) return;
    latest.current = chosen;
    setValues({ ...task.data, ...chosen });
  };
  return { state, values, choose, typed, put, stop: () => keeper.stop() };
};
