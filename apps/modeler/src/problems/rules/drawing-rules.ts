import { conditionsGap } from './conditions-gap.js';
import { conditionsOverlap } from './conditions-overlap.js';
import { decisionQuestion } from './decision-question.js';
import { defaultNever } from './default-never.js';
import { errorNever } from './error-never.js';
import { fileUnused } from './file-unused.js';
import { labelTooLong } from './label-too-long.js';
import { laneEmpty } from './lane-empty.js';
import { laneWithoutGroup } from './lane-without-group.js';
import { messageMisspelt } from './message-misspelt.js';
import { nameNeverSet } from './name-never-set.js';
import { notOffered } from './not-offered.js';
import { requesterWords } from './requester-words.js';
import type { DrawingRule } from './rule.js';
import { sameCondition } from './same-condition.js';
import { silencePath } from './silence-path.js';
import { timerNow } from './timer-now.js';
import { waitWithoutEnd } from './wait-without-end.js';
import { wayUnlabelled } from './way-unlabelled.js';
import { wordsInSpanish } from './words-in-spanish.js';

/** The service desk's own rules, beside those of bpmnlint. */
export const drawingRules: readonly DrawingRule[] = [
  nameNeverSet,
  sameCondition,
  conditionsOverlap,
  conditionsGap,
  timerNow,
  errorNever,
  messageMisspelt,
  defaultNever,
  decisionQuestion,
  wayUnlabelled,
  silencePath,
  waitWithoutEnd,
  requesterWords,
  wordsInSpanish,
  laneWithoutGroup,
  laneEmpty,
  notOffered,
  fileUnused,
  labelTooLong,
];
