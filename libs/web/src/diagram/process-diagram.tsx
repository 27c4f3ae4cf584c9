import { lazy, Suspense } from 'react';
import { SkeletonRows } from '../states/skeleton-rows.js';
import type { BpmnDiagramProps } from './bpmn-diagram.js';

const Lazy = lazy(() => import('./bpmn-diagram.js').then((module) => ({ default: module.BpmnDiagram })));

/** A BPMN diagram with its tokens; the drawing library is fetched when the first one is shown. */
export const ProcessDiagram = (props: BpmnDiagramProps) => (
  <Suspense fallback={<SkeletonRows rows={3} />}>
    <Lazy {...props} />
  </Suspense>
);
