import { expect, test } from 'vitest';
import { planSchema } from '../../../shared/contract/plan.ts';
import { emptyRun } from '../../../shared/run/reduce-run.ts';
import { probeCommand } from './probe-command.ts';

const plan = (ports: { consolePort?: number } = {}) =>
  planSchema.parse({
    handover: 1,
    name: 'x',
    old: { address: '192.0.2.10' },
    new: { address: '192.0.2.20', ...ports },
  });
const identity = { address: '192.0.2.10', user: 'root', keyType: 'ssh-ed25519', sha256: 'SHA256:abc' };

test('the usual ports are left out, others are named', () => {
  const state = { ...emptyRun, new: { identity: { ...identity, port: 22 } } };
  expect(probeCommand(plan(), state)).toBe('handover probe 192.0.2.10 --expect SHA256:abc');
  const moved = { ...emptyRun, new: { identity: { ...identity, port: 2201 } } };
  expect(probeCommand(plan({ consolePort: 8443 }), moved)).toBe(
    'handover probe 192.0.2.10 --expect SHA256:abc --ssh-port 2201 --console-port 8443',
  );
});
