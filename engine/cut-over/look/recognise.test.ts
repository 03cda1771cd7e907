import { expect, test } from 'vitest';
import { planSchema } from '../../../shared/contract/plan.ts';
import type { EventBody } from '../../../shared/run/event.ts';
import { proof, type ProofStatus } from '../../../shared/run/proof.ts';
import { emptyRun, reduceRun } from '../../../shared/run/reduce-run.ts';
import type { RunState } from '../../../shared/run/run-state.ts';
import type { Sighting } from './network.ts';
import { recognise } from './recognise.ts';

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

test('it is the old one while the new one still answers at its own address', async () => {
  expect(await at(oldAddress, showing('cert-old'), gone)).toBe('old');
  expect(await at(oldAddress, showing('cert-new'), gone)).toBe('old');
});

test.each<[string, Sighting, RunState]>([
  ['nobody saw the old one go', silent, stateAfter()],
  ['nobody could look whether it went', silent, stateAfter(silence('could-not-test'))],
  ['only a network stack was seen there', silent, stateAfter(silence('passed-with-warning'))],
  ['it was seen to be there', silent, stateAfter(silence('failed'))],
  ['nobody can look at the new one’s own address', blind, gone],
  ['a stranger answers there', showing('cert-other'), gone],
])('it tells nobody where %s', async (_name, atOwn, state) => {
  expect(await at(oldAddress, atOwn, state)).toBe('unclear');
});
