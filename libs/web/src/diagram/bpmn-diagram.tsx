import 'bpmn-js/dist/assets/diagram-js.css';
import { ActionIcon } from '@mantine/core';
import { IconArrowsMaximize, IconMinus, IconPlus } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useWebWords } from '../i18n/languages.js';
import classes from './bpmn-diagram.module.css';
import { DiagramCanvas } from './diagram-canvas.js';
import type { DiagramMarks } from './diagram-marks.js';

export interface BpmnDiagramProps {
  readonly xml: string;
  /** Which of the file's processes is shown; undefined: the first. */
  readonly processId: string | undefined;
  readonly marks: DiagramMarks;
  /** Zoom and pan with mouse, touch and buttons; without it the diagram is a picture. */
  readonly navigable: boolean;
}

type Drawn = 'drawing' | 'drawn' | 'broken';

const useDiagram = ({ xml, processId, marks, navigable }: BpmnDiagramProps) => {
  const container = useRef<HTMLDivElement>(null);
  const [canvas, setCanvas] = useState<DiagramCanvas | null>(null);
  const [drawn, setDrawn] = useState<Drawn>('drawing');

  useEffect(() => {
    if (container.current === null) return;
    const made = new DiagramCanvas(container.current, navigable);
    const fitted = new ResizeObserver(() => made.fit());
    let gone = false;
    setCanvas(made);
    setDrawn('drawing');
    made.show(xml, processId).then(
      () => {
        if (gone) return;
        setDrawn('drawn');
        if (container.current !== null) fitted.observe(container.current);
      },
      () => !gone && setDrawn('broken'),
    );
    return () => {
      gone = true;
      fitted.disconnect();
      made.destroy();
    };
  }, [xml, processId, navigable]);

  useEffect(() => {
    if (drawn === 'drawn') canvas?.mark(marks);
  }, [canvas, drawn, marks]);

  return { container, canvas, drawn };
};

/** Loads bpmn-js: import it through `ProcessDiagram`, which does so when the diagram is first shown. */
export const BpmnDiagram = (props: BpmnDiagramProps) => {
  const t = useWebWords();
  const { container, canvas, drawn } = useDiagram(props);
  const steps = drawn === 'drawn' ? props.marks.tokens.map((token) => canvas?.nameOf(token.elementId)) : [];
  const label = steps.length === 0 ? t('diagram.plain') : t('diagram.at', { steps: steps.join(', ') });
  return (
    <div className={classes.frame} role="group" aria-label={label} data-navigable={props.navigable} data-drawn={drawn}>
      <div ref={container} className={classes.canvas} />
      {drawn === 'broken' && <p className={classes.broken}>{t('diagram.broken')}</p>}
      {props.navigable && (
        <div className={classes.zoom}>
          <ActionIcon variant="default" aria-label={t('diagram.zoomIn')} onClick={() => canvas?.zoomBy(1.25)}>
            <IconPlus size={16} />
          </ActionIcon>
          <ActionIcon variant="default" aria-label={t('diagram.zoomOut')} onClick={() => canvas?.zoomBy(0.8)}>
            <IconMinus size={16} />
          </ActionIcon>
          <ActionIcon variant="default" aria-label={t('diagram.fit')} onClick={() => canvas?.fit()}>
            <IconArrowsMaximize size={16} />
          </ActionIcon>
        </div>
      )}
    </div>
  );
};
