import { setTimeout as pause } from 'node:timers/promises';

/** How long what a person looks at may take to show what it should. */
const patience = 15_000;

/**
 * Asserts what a page comes to show: `holds` is run again until it passes or 15 s have gone by, then its last error is
 * thrown. One look alone would test how fast the parts of a page are drawn one after another, not what they say.
 */
export const soon = async (holds: () => Promise<void>): Promise<void> => {
  const until = Date.now() + patience;
  for (;;) {
    try {
      return await holds();
    } catch (error) {
      if (Date.now() > until) throw error;
      await pause(50);
    }
  }
};
