import { NativeSelect } from '@mantine/core';
import { useEffect, useId, useState } from 'react';
import type { BpmnEditor } from '../editor/bpmn-editor.js';
import { useWords } from '../words.js';
import classes from './diagrams.module.css';
import { type Choices, choicesOn } from './roots.js';

const moments = ['root.set', 'root.added', 'root.removed', 'elements.changed'];

const useChoices = (editor: BpmnEditor): Choices => {
  const [choices, setChoices] = useState(() => choicesOn(editor.get('canvas')));
  useEffect(() => {
    const bus = editor.get('eventBus');
    const look = (): void => setChoices(choicesOn(editor.get('canvas')));
    // After whoever else hears of it: what is asked for is there then.
    bus.on(moments, 100, look);
    look();
    return () => moments.forEach((moment) => bus.off(moment, look));
  }, [editor]);
  return choices;
};

/** Which diagram of the file is in front; nothing where there is one alone. */
export const DiagramChoice = ({ editor }: { readonly editor: BpmnEditor }) => {
  const t = useWords();
  const id = useId();
  const { shown, all } = useChoices(editor);
  if (all.length < 2) return null;
  return (
    <div className={classes.choice}>
      <label htmlFor={id}>{t('diagrams.choose', { count: all.length })}</label>
      <NativeSelect
        id={id}
        size="xs"
        value={shown}
        data={all.map((choice) => ({ value: choice.id, label: choice.name }))}
        onChange={(event) => editor.show(event.currentTarget.value)}
      />
    </div>
  );
};
