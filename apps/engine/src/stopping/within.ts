/** Milliseconds of wall time. Answers false where `work` took longer; it goes on, and what it throws then is nobody's. */
export const within = async (milliseconds: number, work: Promise<unknown>): Promise<boolean> => {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<false>((resolve) => (timer = setTimeout(resolve, milliseconds, false)));
  work.catch(() => undefined);
  try {
    return await Promise.race([work.then(() => true), over]);
  } finally {
    clearTimeout(timer);
  }
};
