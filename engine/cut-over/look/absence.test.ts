import { expect, test } from 'vitest';
import type { Clock } from '../../clock.ts';
import { proveAbsence, type AbsenceOptions } from './absence.ts';
import type { Network, Pins, PortSight, Sighting, Vantage } from './network.ts';

const identity = (sha256: string) => ({
  address: '192.0.2.1',
  port: 22,
  user: 'root',
  keyType: 'ssh-ed25519',
  sha256,
});
const pins: Pins = { old: { identity: identity('SHA256:old') }, new: { identity: identity('SHA256:new') } };
const from: Vantage = {
  name: 'laptop',
  dial: async () => Promise.reject(new Error('only the network looks')),
};
const silent: PortSight = { kind: 'silent' };
const refused: PortSight = { kind: 'refused' };
const foreign: PortSight = { kind: 'foreign' };
const untested: PortSight = { kind: 'could-not-test', reason: 'offline' };
const open = (sha256: string): PortSight => ({ kind: 'open', sha256 });
const nothing: Sighting = { ssh: silent, console: silent };

function scripted(sightings: readonly Sighting[]) {
  const left = [...sightings];
  const pauses: number[] = [];
  const network: Network = {
    laptop: from,
    look: async (_endpoint, _pins, _from, _timeoutMs, signal) => {
      signal.throwIfAborted();
      const next = left.shift();
      if (!next) throw new Error('looked more often than told');
      return next;
    },
  };
  const clock: Clock = {
    now: () => 0,
    monotonicMs: () => 0,
    sleep: async (ms, signal) => {
      signal.throwIfAborted();
      pauses.push(ms);
    },
  };
  const prove = async (more: Partial<AbsenceOptions> = {}) =>
    proveAbsence({
      network,
      clock,
      endpoint: { address: '192.0.2.1', sshPort: 22, consolePort: 443 },
      pins,
      from,
      hadPositiveControl: true,
      looks: 3,
      pauseMs: 5_000,
      timeoutMs: 2_000,
      deadlineMs: 60_000,
      signal: new AbortController().signal,
      ...more,
    });
  return { prove, pauses, left };
}

test('silence at every look is absence, with a pause between the looks', async () => {
  const { prove, pauses, left } = scripted([nothing, nothing, nothing]);
  expect(await prove()).toEqual({ kind: 'silent', from: 'laptop', seen: nothing });
  expect(pauses).toEqual([5_000, 5_000]);
  expect(left).toEqual([]);
});

test('silence proves nothing where this place never saw the old appliance', async () => {
  const { prove } = scripted([nothing, nothing, nothing]);
  expect(await prove({ hadPositiveControl: false })).toMatchObject({ kind: 'could-not-test' });
});

const refusing: Sighting = { ssh: refused, console: silent };

test('a refusal in the moment in which a machine goes down is looked at again until the looks agree', async () => {
  for (const before of [[refusing], [nothing, refusing], [nothing, nothing, refusing, nothing, refusing]]) {
    const { prove, left } = scripted([...before, nothing, nothing, nothing]);
    expect(await prove()).toMatchObject({ kind: 'silent', seen: nothing });
    expect(left).toEqual([]);
  }
});

test('refusals that go on are no silence', async () => {
  const { prove } = scripted([nothing, refusing, refusing, refusing]);
  expect(await prove()).toMatchObject({ kind: 'refusing' });
});

test('looks that do not agree in time are no silence, whatever the last one shows', async () => {
  let nowMs = 0;
  const { prove } = scripted([nothing, refusing, nothing, refusing, nothing]);
  const clock: Clock = { now: () => 0, monotonicMs: () => ++nowMs, sleep: async () => undefined };
  expect(await prove({ clock, deadlineMs: 4 })).toMatchObject({
    kind: 'refusing',
    seen: nothing,
  });
});

test.each<[string, Sighting, object]>([
  ['the old appliance', { ssh: open('SHA256:old'), console: silent }, { who: 'old', sha256: 'SHA256:old' }],
  ['the new appliance', { ssh: open('SHA256:new'), console: silent }, { who: 'new', sha256: 'SHA256:new' }],
  ['a stranger', { ssh: open('SHA256:x'), console: silent }, { who: 'stranger', sha256: 'SHA256:x' }],
  ['something unclear', { ssh: foreign, console: silent }, { who: 'unclear', sha256: '' }],
])('%s at the last look is presence, without any more looks', async (_who, sighting, expected) => {
  for (const before of [0, 2]) {
    const looks = [...Array.from({ length: before }, () => nothing), sighting, nothing];
    const { prove, left } = scripted(looks);
    expect(await prove()).toMatchObject({ kind: 'present', from: 'laptop', ...expected });
    expect(left).toEqual([nothing]);
  }
});

test('presence needs no positive control', async () => {
  const { prove } = scripted([{ ssh: open('SHA256:old'), console: silent }]);
  expect(await prove({ hadPositiveControl: false })).toMatchObject({ kind: 'present', who: 'old' });
});

test.each<[string, Sighting]>([
  ['SSH', { ssh: untested, console: silent }],
  ['the console', { ssh: silent, console: untested }],
])('a look at %s that could not be made is no silence', async (_port, sighting) => {
  const { prove } = scripted([nothing, sighting]);
  expect(await prove()).toMatchObject({ kind: 'could-not-test' });
});

test('no look is no proof', async () => {
  expect((await scripted([]).prove({ looks: 0 })).kind).toBe('could-not-test');
});

test('ends with the reason of the signal, between looks too', async () => {
  const wish = new AbortController();
  const reason = new Error('enough');
  const { prove } = scripted([nothing, nothing, nothing]);
  const proving = prove({
    signal: wish.signal,
    clock: {
      now: () => 0,
      monotonicMs: () => 0,
      sleep: async (_ms, signal) => {
        wish.abort(reason);
        signal.throwIfAborted();
      },
    },
  });
  await expect(proving).rejects.toBe(reason);
});
