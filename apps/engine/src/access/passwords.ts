import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** scrypt's N, r and p. */
export interface HashCost {
  readonly n: number;
  readonly r: number;
  readonly p: number;
}

/** OWASP's Password Storage Cheat Sheet: N=2^15, r=8, p=3. */
const cost: HashCost = { n: 2 ** 15, r: 8, p: 3 };

/** For demo accounts, whose passwords are public: nothing to protect, and 17 of them are made at once. */
export const demoCost: HashCost = { n: 2 ** 10, r: 8, p: 1 };

const derive = (password: string, salt: Buffer, { n, r, p }: HashCost): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const options = { N: n, r, p, maxmem: 256 * n * r };
    scrypt(password.normalize('NFKC'), salt, 32, options, (error, key) => (error ? reject(error) : resolve(key)));
  });

/** `scrypt$N$r$p$salt$key` */
export const hashPassword = async (password: string, { n, r, p }: HashCost = cost): Promise<string> => {
  const salt = randomBytes(16);
  const key = await derive(password, salt, { n, r, p });
  return ['scrypt', n, r, p, salt.toString('base64url'), key.toString('base64url')].join('$');
};

/** Without a hash it takes as long as with one: the answer's time tells nobody which users exist. */
export const verifyPassword = async (password: string, hash: string | null): Promise<boolean> => {
  const [scheme, n, r, p, salt, key] = (hash ?? '').split('$');
  if (scheme !== 'scrypt' || !salt || !key) {
    await derive(password, randomBytes(16), cost);
    return false;
  }
  const derived = await derive(password, Buffer.from(salt, 'base64url'), {
    n: Number(n),
    r: Number(r),
    p: Number(p),
  });
  return timingSafeEqual(derived, Buffer.from(key, 'base64url'));
};
