/**
 * Hints between engines that something is waiting (an injection token): sent after the commit on a connection of their
 * own, coalesced. The engine that sends them hears them too, at once. They may be lost, and come twice: whoever listens
 * also looks by itself.
 */
export abstract class WakeUps {
  /** `payload` at most 2,000 characters; equal ones of the same moment are sent once. */
  abstract notify(channel: string, payload: string): void;
  /** Answers how to stop listening. */
  abstract listen(channel: string, listener: (payload: string) => void): () => void;
  /** Called when hints may have been lost: whoever shows what it heard looks anew. Answers how to stop. */
  abstract onGap(listener: () => void): () => void;
}
