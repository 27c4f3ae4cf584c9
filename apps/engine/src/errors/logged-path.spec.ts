import { withoutSecret } from './logged-path.js';

describe('a path in the log', () => {
  it.each([
    ['/api/tracking/s3cret', '/api/tracking/…'],
    ['/API/Tracking/s3cret/complete', '/API/Tracking/…/complete'],
    ['/api/tickets/INC-000001/tracking', '/api/tickets/INC-000001/tracking'],
  ])('of %s is %s', (path, logged) => {
    expect(withoutSecret(path)).toBe(logged);
  });
});
