/**
 * Groups of commands that this engine runs at the same moment, each on a connection: while one waits for its COMMIT
 * another executes. What comes meanwhile makes up the next ones: with more of them they would be smaller, and dearer
 * (docs/performance.md).
 */
export const MOST_GROUPS = 2;
