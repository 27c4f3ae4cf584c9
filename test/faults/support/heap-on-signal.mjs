/** Loaded into an engine under test beside its own code: at SIGUSR2 it collects garbage and says what is left. */
process.on('SIGUSR2', () => {
  globalThis.gc();
  const { rss, heapUsed, external } = process.memoryUsage();
  process.stdout.write(`memory ${JSON.stringify({ rss, heapUsed, external })}\n`);
});
