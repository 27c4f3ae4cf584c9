import AutoPlaceModule from 'bpmn-js/lib/features/auto-place';
import ReplaceModule from 'bpmn-js/lib/features/replace';
import OverlaysModule from 'diagram-js/lib/features/overlays';
import SpaceToolModule from 'diagram-js/lib/features/space-tool';
import { ProblemFixes } from '../fixes/problem-fixes.js';
import { ProblemMarks } from './problem-marks.js';
import { ProblemPath } from './problem-path.js';

/** What is wrong, drawn where it is, with its path and its quick fixes. */
export const problemsModule = {
  __depends__: [AutoPlaceModule, ReplaceModule, OverlaysModule, SpaceToolModule],
  __init__: ['problemFixes'],
  problemFixes: ['type', ProblemFixes],
  problemMarks: ['type', ProblemMarks],
  problemPath: ['type', ProblemPath],
};
