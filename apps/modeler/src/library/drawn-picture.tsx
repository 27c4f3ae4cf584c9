import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/diagram-js.css';
import BpmnViewer from 'bpmn-js/lib/Viewer';
import { useEffect, useRef } from 'react';
import { toLookAt } from '@relevo/web/layout';
import '../editor/look/bpmn-io.css';
import { fitDiagram, pictureMargins } from '../editor/look/fit-diagram.js';
import type { Canvas } from '../editor/services.js';
import classes from './library.module.css';
import { whenIdle } from './when-idle.js';

interface DrawnPictureProps {
  readonly xml: string;
  readonly processId: string;
}

export const DrawnPicture = ({ xml, processId }: DrawnPictureProps) => {
  const container = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (container.current === null) return;
    const viewer = new BpmnViewer<{ readonly canvas: Canvas }>({
      container: container.current,
      bpmnRenderer: {
        defaultFillColor: 'var(--r-surface)',
        defaultStrokeColor: 'var(--r-diagram-line)',
        defaultLabelColor: 'var(--r-ink)',
      },
    } as never);
    const fit = (): void => fitDiagram(viewer.get('canvas'), pictureMargins);
    const watch = new ResizeObserver(fit);
    const box = container.current;
    let gone = false;
    const draw = async (): Promise<void> => {
      const picture = await toLookAt(xml, processId);
      if (gone) return;
      await viewer.importXML(picture.xml, picture.diagram);
      watch.observe(box);
    };
    const callOff = whenIdle(() => void draw().catch(() => undefined));
    return () => {
      callOff();
      gone = true;
      watch.disconnect();
      viewer.destroy();
    };
  }, [xml, processId]);
  return <div ref={container} className={classes.drawn} />;
};
