/** Keys whose values never stand in a log, wherever they are. */
const secretKeys = [
  ...['password', 'passwordHash', 'secret', 'token', 'csrfToken', 'authorization', 'cookie', 'set-cookie'],
  ...['databaseUrl', 'smtpUrl', 'metricsToken', 'variables', 'values', 'texts', 'text', 'recipient', 'parameters'],
];

export const redactedPaths: readonly string[] = [...secretKeys, ...secretKeys.map((key) => `*["${key}"]`)].map(
  (path) => (path === 'set-cookie' ? '["set-cookie"]' : path),
);

const scrubbing: readonly (readonly [RegExp, string])[] = [
  // The address of a tracking link is its secret.
  [/(\/+api\/+tracking\/+)[^/\s"?\\]+/gi, '$1…'],
  [/(\/+track\/+)[^/\s"?\\]+/gi, '$1…'],
  [/\b([a-z][a-z\d+.-]*:\/\/[^:/@\s"]*):[^@\s"]*@/gi, '$1:…@'],
  [/\b(Bearer|Basic)\s+[\w.~+/=-]+/g, '$1 …'],
  [/(relevo_session=)[^;\s"\\]+/g, '$1…'],
  [/([?&](?:token|code|password|secret)=)[^&\s"\\]+/gi, '$1…'],
];

/** The last look at a line before it is written: what is a secret by its form. */
export const scrub = (line: string): string =>
  scrubbing.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), line);
