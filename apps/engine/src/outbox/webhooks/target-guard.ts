import { lookup as resolve } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import type { WebhookTargets } from '../../config/outgoing.js';

type Range = readonly [network: string, prefix: number];

const listOf = (ipv4: readonly Range[], ipv6: readonly Range[]): BlockList => {
  const list = new BlockList();
  for (const [network, prefix] of ipv4) list.addSubnet(network, prefix, 'ipv4');
  for (const [network, prefix] of ipv6) list.addSubnet(network, prefix, 'ipv6');
  return list;
};

const loopback = listOf([['127.0.0.0', 8]], [['::1', 128]]);
const private4: readonly Range[] = [
  ...([
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['172.16.0.0', 12],
    ['192.168.0.0', 16],
  ] as const),
];
const ownNetwork = listOf(private4, [['fc00::', 7]]);
/** IANA's special-purpose registries: nobody's server, or a machine's own (169.254.169.254 gives away cloud secrets). */
const special = listOf(
  [
    ...([
      ['0.0.0.0', 8],
      ['169.254.0.0', 16],
      ['192.0.0.0', 24],
      ['192.0.2.0', 24],
      ['192.88.99.0', 24],
    ] as const),
    ...([
      ['198.18.0.0', 15],
      ['198.51.100.0', 24],
      ['203.0.113.0', 24],
      ['224.0.0.0', 4],
      ['240.0.0.0', 4],
    ] as const),
  ],
  [
    ['2001::', 23],
    ['2001:db8::', 32],
    ['2002::', 16],
    ['3fff::', 20],
  ],
);
/** All of IPv6 that belongs to the internet lies here; what is mapped, translated or link-local does not. */
const global6 = listOf([], [['2000::', 3]]);

const family = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** `::ffff:10.0.0.1` is 10.0.0.1. */
const unmapped = (address: string): string => /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;

/** Where a webhook may not go: what it said reached the engine's own network, or nobody. */
export class TargetRefused extends Error {
  constructor(reason: string) {
    super(
      `Expected the receiver to be ${reason}. Correct its address, or set RELEVO_WEBHOOK_TARGETS=private where its network is trusted.`,
    );
    this.name = 'TargetRefused';
  }
}

const mayReach = (given: string, targets: WebhookTargets): boolean => {
  const address = unmapped(given);
  const kind = family(address);
  if (loopback.check(address, kind) || ownNetwork.check(address, kind)) return targets === 'private';
  if (special.check(address, kind)) return false;
  return kind === 'ipv4' || global6.check(address, kind);
};

const isLoopbackAddress = (given: string): boolean => loopback.check(unmapped(given), family(unmapped(given)));

/** Throws TargetRefused. `protocol` as URL has it. */
const requireAddress = (address: string, protocol: string, targets: WebhookTargets): void => {
  if (!mayReach(address, targets))
    throw new TargetRefused('at an address of the internet, but it is at a private or special one');
  if (protocol === 'http:' && !isLoopbackAddress(address))
    throw new TargetRefused('reached by https, but its address begins with http and is not this machine');
};

const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '');

/** What can be told without asking DNS: at the door, and before each call. */
export const requireTarget = (url: URL, targets: WebhookTargets): void => {
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && targets === 'private'))
    throw new TargetRefused('reached by https, but its address does not begin with https');
  if (url.username !== '' || url.password !== '')
    throw new TargetRefused('named without user and password, but its address holds some');
  const host = hostOf(url);
  if (isIP(host) !== 0) requireAddress(host, url.protocol, targets);
};

/** Looks at what the name means at the moment of connecting: a name may mean another address by then. */
export const guardedLookup =
  ({ protocol }: URL, targets: WebhookTargets): LookupFunction =>
  (hostname, options, done) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error, []);
      try {
        for (const { address } of addresses) requireAddress(address, protocol, targets);
      } catch (refused) {
        return done(refused as Error, []);
      }
      const [first] = addresses;
      if (options.all || !first) return done(null, addresses);
      done(null, first.address, first.family);
    });
  };
