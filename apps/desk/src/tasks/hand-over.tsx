import { Button, Popover, Select } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import type { TaskDetail } from '@relevo/contracts';
import { useErrorWords, usePerson } from '@relevo/web';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { groupsQuery } from '../frame/people-queries.js';
import { useWords } from '../words.js';
import classes from './task-panel.module.css';
import { useAssignTask } from './task-queries.js';

/** People of the task's group; without one, of all groups. */
const useCandidates = (task: TaskDetail) => {
  const person = usePerson();
  const { data: groups } = useQuery(groupsQuery);
  const people = (groups ?? [])
    .filter((group) => task.group === null || group.id === task.group.id)
    .flatMap((group) => group.members)
    .filter(({ id }) => id !== person.id && id !== task.assignee?.id);
  return [...new Map(people.map(({ id, name }) => [id, { value: id, label: name }])).values()];
};

const Choice = ({ task, onDone }: { readonly task: TaskDetail; readonly onDone: () => void }) => {
  const t = useWords();
  const words = useErrorWords();
  const candidates = useCandidates(task);
  const assign = useAssignTask();
  const [to, setTo] = useState<string | null>(null);
  const name = candidates.find(({ value }) => value === to)?.label ?? '';
  const give = (): void => {
    if (to === null) return;
    const message = t('tasks.handOver.done', { step: task.label, name });
    assign.mutate({ task, assignee: to }, { onSuccess: () => (notifications.show({ message }), onDone()) });
  };
  return (
    <div className={classes.handOver}>
      <p>{t('tasks.handOver.with')}</p>
      <Select
        searchable
        label={t('tasks.handOver.to')}
        data={candidates}
        nothingFoundMessage={t('tasks.handOver.nobody')}
        value={to}
        onChange={setTo}
        comboboxProps={{ withinPortal: false }}
        error={assign.error === null ? undefined : words(assign.error)}
      />
      <Button disabled={to === null} loading={assign.isPending} onClick={give}>
        {t('tasks.handOver.give')}
      </Button>
    </div>
  );
};

/** Gives the task to a colleague, and says what goes with it. */
export const HandOver = ({ task }: { readonly task: TaskDetail }) => {
  const t = useWords();
  const [opened, { toggle, close }] = useDisclosure(false);
  return (
    <Popover opened={opened} onChange={close} width={300} position="top-start" trapFocus>
      <Popover.Target>
        <Button variant="subtle" onClick={toggle}>
          {t('tasks.handOver.open')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Choice task={task} onDone={close} />
      </Popover.Dropdown>
    </Popover>
  );
};
