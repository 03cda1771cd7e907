import { describe, expect, test } from 'vitest';
import { planSchema } from '../../../shared/contract/plan.ts';
import type { EventBody } from '../../../shared/run/event.ts';
import { proof, type ProofStatus } from '../../../shared/run/proof.ts';
import { emptyRun, reduceRun } from '../../../shared/run/reduce-run.ts';
import type { RunState } from '../../../shared/run/run-state.ts';
import type { StepContext } from '../../run/step.ts';
import { lookForNew } from '../new-shown.ts';
import type { Sighting } from './network.ts';
import { mayBeNamed, recognise } from './recognise.ts';

const oldAddress = '192.0.2.10';
const newAddress = '192.0.2.20';
const plan = planSchema.parse({
  handover: 1,
  name: 'x',
  old: { address: oldAddress, access: 'console' },
  new: { address: newAddress, access: 'console' },
});

const pinned = (side: 'old' | 'new', address: string): EventBody[] => {
  const sha256 = `cert-${side}`;
  const shown = { address, port: 443, sha256, subject: '', issuer: '', names: [], validTo: '' };
  return [
    { type: 'certificate.pinned', side, certificate: shown },
    { type: 'identity.pinned', side, identity: { address, port: 443, user: '', keyType: 'x509', sha256 } },
  ];
};

const silence = (status: ProofStatus): EventBody => ({
  type: 'proved',
  step: 'power-off',
  proof: proof('cutover.old-silent', status, { from: 'laptop', address: oldAddress, seen: '' }, 'old'),
});

function stateAfter(...events: readonly EventBody[]): RunState {
  const all: EventBody[] = [
    ...pinned('old', oldAddress),
    ...pinned('new', newAddress),
    { type: 'step.done', step: 'restore', ran: true, durationMs: 1 },
    ...events,
  ];
  return all.reduce(
    (state, body, at) => reduceRun(state, { ...body, seq: at + 1, at: '2026-01-01T00:00:00.000Z' }),
    emptyRun,
  );
}

const silent: Sighting = { ssh: { kind: 'silent' }, console: { kind: 'silent' } };
const showing = (sha256: string): Sighting => ({ ...silent, console: { kind: 'open', sha256 } });
const blind: Sighting = {
  ssh: { kind: 'could-not-test', reason: 'no route' },
  console: { kind: 'could-not-test', reason: 'no route' },
};

/** What the certificate that both have tells at `address`, while this is seen at the new appliance's own. */
async function at(address: string, atOwn: Sighting, state: RunState): Promise<string> {
  const looker = {
    plan,
    state,
    signal: new AbortController().signal,
    network: {
      laptop: { name: 'laptop' as const, dial: () => Promise.reject(new Error('no dialling here')) },
      look: async (endpoint: { address: string }) => {
        expect(endpoint.address).toBe(newAddress);
        return atOwn;
      },
    },
  };
  const endpoint = { address, sshPort: 22, consolePort: 443 };
  const seen = await recognise(looker, endpoint, { kind: 'unclear', shared: 'cert-old' }, 1);
  return seen.kind === 'new' ? `new by ${seen.by}` : seen.kind;
}

const gone = stateAfter(silence('passed'));

test('at its own address it is the new one, for the old one never stood there', async () => {
  expect(await at(newAddress, silent, stateAfter())).toBe('new by restored-certificate');
});

test('at the old one’s it is the new one where the old one was seen to go, and the new one left its own', async () => {
  expect(await at(oldAddress, silent, gone)).toBe('new by restored-certificate');
});

const back = (status: ProofStatus): EventBody => ({
  type: 'proved',
  step: 'take-address',
  proof: proof('cutover.given-back', status, { address: oldAddress, seen: '', from: 'laptop' }, 'new'),
});

test('the night before says nothing once the new one has let go, or is about to', async () => {
  expect(await at(oldAddress, silent, stateAfter(silence('passed'), back('by-word')))).toBe('unclear');
  expect(await at(oldAddress, silent, { ...gone, mode: 'revert' })).toBe('unclear');
  const reverted = stateAfter(silence('passed'), { type: 'step.reverted', step: 'take-address' });
  expect(await at(oldAddress, silent, reverted)).toBe('unclear');
  const again = stateAfter(silence('passed'), back('passed'), silence('passed'));
  expect(await at(oldAddress, silent, again)).toBe('new by restored-certificate');
});

describe('both have one address', () => {
  /** The new one stands at the old one's address from the beginning, on a network of its own. */
  const one = (state: RunState): RunState => ({ ...state, new: { ...state.new, ownAddress: oldAddress } });
  const named: EventBody = {
    type: 'proved',
    step: 'take-address',
    proof: proof(
      'cutover.new-answers',
      'by-word',
      { address: oldAddress, sha256: 'cert-old', by: 'word' },
      'new',
    ),
  };
  const byWord: EventBody = {
    type: 'proved',
    step: 'power-off',
    proof: proof('cutover.old-off-by-word', 'by-word', { by: 'x' }, 'old'),
  };

  test('the certificate of both tells nobody until a person said whose it is', async () => {
    expect(await at(oldAddress, silent, one(gone))).toBe('unclear');
    expect(await at(oldAddress, silent, one(stateAfter(silence('passed'), named)))).toBe('new by word');
    const returns = stateAfter(silence('passed'), named, back('by-word'));
    expect(await at(oldAddress, silent, one(returns))).toBe('unclear');
  });

  test('a person is asked where the old one was seen to go, or somebody said so, and no other address tells', () => {
    expect(mayBeNamed({ plan, state: one(gone) })).toBe(true);
    expect(mayBeNamed({ plan, state: one(stateAfter(byWord)) })).toBe(true);
    expect(mayBeNamed({ plan, state: one(stateAfter()) })).toBe(false);
    expect(mayBeNamed({ plan, state: one(stateAfter(silence('failed'))) })).toBe(false);
    expect(mayBeNamed({ plan, state: { ...one(gone), mode: 'revert' } })).toBe(false);
    expect(mayBeNamed({ plan, state: gone })).toBe(false);
  });

  test('her word is recorded as that, and her no ends the step', async () => {
    const look = async (isIt: boolean) => {
      const emitted: EventBody[] = [];
      const asked: unknown[] = [];
      let nowMs = 0;
      const context = {
        plan,
        state: one(gone),
        signal: new AbortController().signal,
        clock: { monotonicMs: () => (nowMs += 20_000) },
        emit: (event: EventBody) => emitted.push(event),
        ask: async (question: unknown) => {
          asked.push(question);
          return isIt;
        },
      } as unknown as StepContext;
      const isSeen = lookForNew(context);
      const certificate = {
        address: '',
        port: 443,
        sha256: 'cert-old',
        subject: '',
        issuer: '',
        validTo: '',
      };
      const sighting = { ...showing('cert-old'), certificate: { ...certificate, names: [] } };
      const verdict = { kind: 'unclear', shared: 'cert-old' } as const;
      const seen = await isSeen({ verdict, sighting, isLaptopBlind: false });
      return { seen, emitted, asked };
    };
    const { seen, emitted, asked } = await look(true);
    expect(seen).toBe(true);
    expect(asked).toMatchObject([{ kind: 'trust-certificate', reason: 'shared', side: 'new' }]);
    expect(emitted).toMatchObject([{ proof: { id: 'cutover.new-answers', status: 'by-word' } }]);
    await expect(look(false)).rejects.toMatchObject({ code: 'run.declined' });
  });
});

test.each<[string, Sighting, RunState]>([
  ['nobody saw the old one go', silent, stateAfter()],
  ['nobody could look whether it went', silent, stateAfter(silence('could-not-test'))],
  ['only a network stack was seen there', silent, stateAfter(silence('passed-with-warning'))],
  ['it was seen to be there', silent, stateAfter(silence('failed'))],
  ['nobody can look at the new one’s own address', blind, gone],
  ['the new one answers there too, for a machine may have two addresses', showing('cert-old'), gone],
  ['the new one answers there with its own certificate', showing('cert-new'), gone],
  ['a stranger answers there', showing('cert-other'), gone],
])('it tells nobody where %s', async (_name, atOwn, state) => {
  expect(await at(oldAddress, atOwn, state)).toBe('unclear');
});
