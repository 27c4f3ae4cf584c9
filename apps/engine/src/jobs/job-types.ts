/** No outside worker may have these: every engine works them itself. */
export const isWorkedInside = (type: string): boolean => type.startsWith('relevo:');
