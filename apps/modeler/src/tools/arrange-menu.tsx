import { ActionIcon, Menu } from '@mantine/core';
import {
  IconLayoutAlignBottom,
  IconLayoutAlignCenter,
  IconLayoutAlignLeft,
  IconLayoutAlignMiddle,
  IconLayoutAlignRight,
  IconLayoutAlignTop,
  IconLayoutDistributeHorizontal,
  IconLayoutDistributeVertical,
} from '@tabler/icons-react';
import { useState } from 'react';
import type { BpmnEditor } from '../editor/bpmn-editor.js';
import { useWords } from '../words.js';

const alignments = [
  ['left', IconLayoutAlignLeft],
  ['center', IconLayoutAlignCenter],
  ['right', IconLayoutAlignRight],
  ['top', IconLayoutAlignTop],
  ['middle', IconLayoutAlignMiddle],
  ['bottom', IconLayoutAlignBottom],
] as const;

const distributions = [
  ['horizontal', IconLayoutDistributeHorizontal],
  ['vertical', IconLayoutDistributeVertical],
] as const;

/** In line, or at even distances: needs two and three steps, and says so where fewer are selected. */
export const ArrangeMenu = ({ editor }: { readonly editor: BpmnEditor }) => {
  const t = useWords();
  const [count, setCount] = useState(0);
  const trigger = (action: string, options: object): void => {
    editor.get('editorActions').trigger(action, options);
    editor.get('canvas').focus();
  };
  return (
    <Menu position="bottom-end" returnFocus={false} onOpen={() => setCount(editor.get('selection').get().length)}>
      <Menu.Target>
        <ActionIcon variant="default" size="lg" aria-label={t('tools.arrange')} title={t('tools.arrange')}>
          <IconLayoutAlignLeft size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {count < 2 && <Menu.Label>{t('tools.arrangeHint')}</Menu.Label>}
        {alignments.map(([type, Icon]) => (
          <Menu.Item
            key={type}
            disabled={count < 2}
            leftSection={<Icon size={16} />}
            onClick={() => trigger('alignElements', { type })}
          >
            {t(`tools.align.${type}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        {distributions.map(([type, Icon]) => (
          <Menu.Item
            key={type}
            disabled={count < 3}
            leftSection={<Icon size={16} />}
            onClick={() => trigger('distributeElements', { type })}
          >
            {t(`tools.distribute.${type}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
};
