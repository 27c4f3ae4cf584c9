import { guardedLookup, requireTarget, TargetRefused } from './target-guard.js';

const allowed = (url: string, targets: 'public' | 'private'): boolean => {
  try {
    requireTarget(new URL(url), targets);
    return true;
  } catch (error) {
    if (error instanceof TargetRefused) return false;
    throw error;
  }
};

describe('where a webhook may go', () => {
  it.each([
    ['https://example.org/x', true, true],
    ['https://93.184.215.14/', true, true],
    ['https://[2606:2800:21f:cb07::1]/', true, true],
    ['http://example.org/', false, true],
    ['http://93.184.215.14/', false, false],
    ['https://10.0.0.1/', false, true],
    ['https://172.31.255.255/', false, true],
    ['https://192.168.1.1/', false, true],
    ['https://100.64.0.1/', false, true],
    ['https://127.0.0.1/', false, true],
    ['http://127.0.0.1/', false, true],
    ['https://0177.0.0.1/', false, true],
    ['https://2130706433/', false, true],
    ['https://[::1]/', false, true],
    ['https://[fd12::1]/', false, true],
    ['https://[::ffff:10.0.0.1]/', false, true],
    ['https://169.254.169.254/', false, false],
    ['https://[::ffff:169.254.169.254]/', false, false],
    ['https://[fe80::1]/', false, false],
    ['https://[64:ff9b::a00:1]/', false, false],
    ['https://[2002:a00:1::]/', false, false],
    ['https://0.0.0.0/', false, false],
    ['https://[::]/', false, false],
    ['https://224.0.0.1/', false, false],
    ['https://255.255.255.255/', false, false],
    ['https://me:secret@example.org/', false, false],
    ['ftp://example.org/', false, false],
  ])('%s: public %s, private %s', (url, forPublic, forPrivate) => {
    expect([allowed(url, 'public'), allowed(url, 'private')]).toEqual([forPublic, forPrivate]);
  });

  const look = (url: string, targets: 'public' | 'private', all: boolean): Promise<unknown> =>
    new Promise((resolve) => {
      const { hostname } = new URL(url);
      guardedLookup(new URL(url), targets)(hostname, { all }, (error, address) => resolve(error ?? address));
    });

  it('is looked at again when the name is resolved', async () => {
    expect(await look('https://localhost/', 'public', true)).toBeInstanceOf(TargetRefused);
    expect(await look('https://localhost/', 'public', false)).toBeInstanceOf(TargetRefused);
    expect(await look('https://localhost/', 'private', true)).toEqual(
      expect.arrayContaining([expect.objectContaining({ address: expect.stringMatching(/^(127\.0\.0\.1|::1)$/) })]),
    );
    expect(await look('http://localhost/', 'private', false)).toMatch(/^(127\.0\.0\.1|::1)$/);
  });
});
