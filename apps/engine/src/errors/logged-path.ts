/** The address of a tracking link is its secret, whatever the case it is written in: it is kept out of the log. */
export const withoutSecret = (path: string): string => path.replace(/^(\/+api\/+tracking\/+)[^/]+/i, '$1…');
