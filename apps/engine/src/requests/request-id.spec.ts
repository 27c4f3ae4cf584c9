import { requestIdOf } from './request-id.js';

describe('the id of a request', () => {
  it.each(['01JAB8Q4M3YQ', 'f4f24aa1-3c5e-4b6f-8f3d-6d1f5a9c0f11', 'gateway_7.42-a'])(
    "is the caller's: %s",
    (given) => {
      expect(requestIdOf(given)).toBe(given);
    },
  );

  it.each([undefined, '', 'short', 'x'.repeat(65), 'two words of it', 'line\nbreak-in-it', '{"json":true}'])(
    'is a new one for %j',
    (given) => {
      expect(requestIdOf(given)).toMatch(/^[0-9a-f-]{36}$/);
    },
  );
});
