import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/diagram-js.css';
import { ActionIcon } from '@mantine/core';
import { IconArrowsMaximize, IconMinus, IconPlus } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import '../editor/look/bpmn-io.css';
import { useWords } from '../words.js';
import { type Badge, FlowCanvas } from './flow-canvas.js';
import classes from './flow-view.module.css';

interface FlowViewProps {
  readonly xml: string;
  readonly processId: string;
  readonly label: string;
  readonly badges: readonly Badge[];
  readonly chosen: string | null;
  readonly onChoose: (elementId: string) => void;
  /** Null: it is gone. */
  readonly onCanvas?: (canvas: FlowCanvas | null) => void;
}

const useCanvas = ({ xml, processId, onChoose, onCanvas }: FlowViewProps) => {
  const container = useRef<HTMLDivElement>(null);
  const [canvas, setCanvas] = useState<FlowCanvas | null>(null);
  const [broken, setBroken] = useState(false);
  const doors = useRef({ onChoose, onCanvas });
  doors.current = { onChoose, onCanvas };
  useEffect(() => {
    if (container.current === null) return;
    const made = new FlowCanvas(container.current);
    let gone = false;
    setBroken(false);
    made.onChoose((id) => doors.current.onChoose(id));
    made.show(xml, processId).then(
      () => {
        if (gone) return;
        setCanvas(made);
        doors.current.onCanvas?.(made);
      },
      () => {
        if (!gone) setBroken(true);
      },
    );
    return () => {
      gone = true;
      setCanvas(null);
      doors.current.onCanvas?.(null);
      made.destroy();
    };
  }, [xml, processId]);
  return { container, canvas, broken };
};

/** One published diagram to look at. */
export const FlowView = (props: FlowViewProps) => {
  const t = useWords();
  const { badges, chosen, label } = props;
  const { container, canvas, broken } = useCanvas(props);
  useEffect(() => {
    if (canvas === null || container.current === null) return;
    const watch = new ResizeObserver(() => canvas.resized());
    watch.observe(container.current);
    return () => watch.disconnect();
  }, [canvas, container]);
  useEffect(() => canvas?.badges(badges), [canvas, badges]);
  useEffect(() => canvas?.choose(chosen), [canvas, chosen]);
  return (
    <section className={classes.frame} aria-label={label} data-shown={canvas !== null}>
      <div ref={container} className={classes.canvas} />
      {broken && <p className={classes.broken}>{t('editor.broken')}</p>}
      <div className={classes.zoom}>
        <ActionIcon variant="default" aria-label={t('editor.zoomIn')} onClick={() => canvas?.zoomBy(1.25)}>
          <IconPlus size={16} />
        </ActionIcon>
        <ActionIcon variant="default" aria-label={t('editor.zoomOut')} onClick={() => canvas?.zoomBy(0.8)}>
          <IconMinus size={16} />
        </ActionIcon>
        <ActionIcon variant="default" aria-label={t('editor.fit')} onClick={() => canvas?.fit()}>
          <IconArrowsMaximize size={16} />
        </ActionIcon>
      </div>
    </section>
  );
};
