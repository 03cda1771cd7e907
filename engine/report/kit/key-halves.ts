import { randomBytes } from 'node:crypto';
import { Secret } from '../../secret.ts';

/** Half A or half B of a key: hexadecimal digits with the mark of their split before them. */
export interface KeyHalves {
  readonly a: Secret;
  readonly b: Secret;
}

const markBytes = 2;

/**
 * Splits a key for two people: half A is random, half B is the key added to it bit by bit. Neither tells anything of the
 * key but its length; both together are the key. Two splits of one key do not mix.
 */
export function splitKey(key: Secret): KeyHalves {
  const bytes = Buffer.from(key.reveal(), 'utf8');
  const mark = randomBytes(markBytes);
  const pad = randomBytes(bytes.length);
  const added = Buffer.from(bytes.map((byte, at) => byte ^ (pad[at] ?? 0)));
  const halves = { a: half('A', mark, pad), b: half('B', mark, added) };
  for (const buffer of [bytes, pad, added]) buffer.fill(0);
  return halves;
}

/** Joins two halves, in any order. Undefined where they are no two halves of one split. */
export function joinKey(one: Secret, other: Secret): Secret | undefined {
  const [first, second] = [parse(one), parse(other)];
  if (!first || !second || first.side === second.side || !first.mark.equals(second.mark)) return undefined;
  if (first.bytes.length !== second.bytes.length) return undefined;
  const joined = Buffer.from(first.bytes.map((byte, at) => byte ^ (second.bytes[at] ?? 0)));
  const key = new Secret(joined.toString('utf8'));
  for (const buffer of [joined, first.bytes, second.bytes]) buffer.fill(0);
  return key;
}

/** Which half a text is; undefined where it is none. */
export function sideOf(text: Secret): 'A' | 'B' | undefined {
  return parse(text)?.side;
}

function half(side: 'A' | 'B', mark: Buffer, bytes: Buffer): Secret {
  return new Secret(`${side}${mark.toString('hex')}${bytes.toString('hex')}`.toUpperCase());
}

function parse(text: Secret): { side: 'A' | 'B'; mark: Buffer; bytes: Buffer } | undefined {
  const found = /^([AB])([0-9A-F]{4})((?:[0-9A-F]{2})+)$/.exec(text.reveal());
  if (!found) return undefined;
  return {
    side: found[1] === 'A' ? 'A' : 'B',
    mark: Buffer.from(found[2] ?? '', 'hex'),
    bytes: Buffer.from(found[3] ?? '', 'hex'),
  };
}
