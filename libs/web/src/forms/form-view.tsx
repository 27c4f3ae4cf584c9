import { lazy, Suspense } from 'react';
import { SkeletonRows } from '../states/skeleton-rows.js';
import type { FormCanvasProps } from './form-canvas.js';

const Lazy = lazy(() => import('./form-canvas.js').then((module) => ({ default: module.FormCanvas })));

/** A form-js form; the library is fetched when the first one is shown. */
export const FormView = (props: FormCanvasProps) => (
  <Suspense fallback={<SkeletonRows rows={3} />}>
    <Lazy {...props} />
  </Suspense>
);
