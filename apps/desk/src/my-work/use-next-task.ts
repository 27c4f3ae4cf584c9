import { notifications } from '@mantine/notifications';
import type { NextTask } from '@relevo/contracts';
import { useErrorWords } from '@relevo/web';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { nextTask } from '../tasks/task-queries.js';
import { useWords } from '../words.js';

interface Next {
  /** Why the shown task came next; empty where the person chose it. */
  readonly whyOf: (taskKey: string | undefined) => NextTask['why'];
  readonly go: () => Promise<void>;
}

/** Takes the person to what is best done next. */
export const useNextTask = (): Next => {
  const t = useWords();
  const words = useErrorWords();
  const navigate = useNavigate();
  const router = useRouter();
  const [reason, setReason] = useState<{ readonly key: string; readonly why: NextTask['why'] } | null>(null);
  const go = async (): Promise<void> => {
    const from = router.latestLocation.pathname;
    try {
      const { task, why } = await nextTask();
      // Whoever has gone elsewhere meanwhile stays there.
      if (router.latestLocation.pathname !== from) return;
      setReason(task === null ? null : { key: task.key, why });
      if (task === null) notifications.show({ message: t('myWork.none') });
      await (task === null
        ? navigate({ to: '/my-work' })
        : navigate({ to: '/my-work/$task', params: { task: task.key } }));
    } catch (error) {
      notifications.show({ color: 'red', message: words(error as Error) });
    }
  };
  return { whyOf: (taskKey) => (reason !== null && reason.key === taskKey ? reason.why : []), go };
};
