import type { Instant } from '@relevo/bpmn-kernel';

/** Business time (an injection token): the database's, or the controllable row (design §5). Wall time is `Date.now()`. */
export abstract class Clock {
  abstract now(): Instant;
}
