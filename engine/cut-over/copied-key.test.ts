import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { PlanInput } from '../../shared/contract/plan.ts';
import { createTcpNetwork } from './look/tcp-network.ts';
import { makeHostKey, startForgingServer } from '../ssh/testing/forging-server.ts';
import { TwoMachines } from '../run/testing/two-machines.ts';

const keys = { old: makeHostKey(), new: makeHostKey(), forger: makeHostKey() };
const servers: Awaited<ReturnType<typeof startForgingServer>>[] = [];
/** Who shows the public key of an appliance without having it. */
let copyOf: Record<'old' | 'new', ReturnType<typeof createTcpNetwork>['look']>;
beforeAll(async () => {
  const network = createTcpNetwork();
  const forge = async (side: 'old' | 'new'): Promise<typeof network.look> => {
    const server = await startForgingServer(keys.forger.key, keys[side].key);
    servers.push(server);
    return (_endpoint, pins, _from, ...rest) =>
      network.look(
        { address: '127.0.0.1', sshPort: server.port, consolePort: 1 },
        pins,
        createTcpNetwork().laptop,
        ...rest,
      );
  };
  copyOf = { old: await forge('old'), new: await forge('new') };
});
afterAll(async () => Promise.all(servers.map((server) => server.stop())));

let machines: TwoMachines;
beforeEach(() => {
  machines = new TwoMachines({
    old: { identity: { sha256: keys.old.sha256 } },
    new: { identity: { sha256: keys.new.sha256 } },
  });
});

const briefly: Partial<PlanInput> = { limits: { cutoverMinutes: 0.02 } };

test('a copied key at the final address is not the new appliance', async () => {
  const job = machines.createJob(briefly);
  const result = await machines.run(job, machines.handOver, {
    onEvent: machines.obeyWith(copyOf.new),
  });
  expect(result.error?.code).toBe('run.waiting');
  expect(result.state.steps['take-address'].kind).toBe('failed');
  expect(result.state.proofs.filter(({ id }) => id === 'cutover.new-answers')).toEqual([]);
});

test('a copied key in the validation is not the new appliance’s host key', async () => {
  const job = machines.createJob();
  const result = await machines.run(job, machines.handOver, {
    onEvent: (event) => {
      machines.obey(event);
      if (event.type === 'step.started' && event.step === 'validate')
        machines.holders.set('192.0.2.10', copyOf.new);
    },
  });
  expect(result.error?.code).toBe('validate.failed');
  expect(result.state.proofs.find(({ id }) => id === 'validate.host-key')?.status).toBe('failed');
});

test('a copied key on the way back is not the old appliance', async () => {
  const job = machines.createJob(briefly);
  await machines.run(job, machines.handOver, { onEvent: machines.obeyWith('nobody') });
  await machines.rollBackAddress(job);
  machines.holders.set('192.0.2.10', copyOf.old);
  const back = await machines.run(job, {}, { mode: 'revert' });
  expect(back.error?.code).toBe('cutover.old-not-back');
  expect(back.state.proofs.filter(({ id }) => id === 'cutover.old-back')).toEqual([]);
});
