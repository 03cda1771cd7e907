import fs from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { stringify } from 'yaml';
import type { PlanInput } from '../../shared/contract/plan.ts';
import type { RunEvent } from '../../shared/run/event.ts';
import { createTcpNetwork } from './look/tcp-network.ts';
import { makeHostKey, startForgingServer } from '../ssh/testing/forging-server.ts';
import { Journal } from '../job/journal.ts';
import { readPlan } from '../job/plan-file.ts';
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
let downloaded: string;
beforeEach(() => {
  machines = new TwoMachines({
    old: { identity: { sha256: keys.old.sha256 } },
    new: { identity: { sha256: keys.new.sha256 } },
  });
  downloaded = path.join(machines.home, 'backup.eppb');
  fs.writeFileSync(downloaded, Buffer.concat([Buffer.from('Salted__'), Buffer.alloc(5000, 7)]));
});
afterEach(() => machines.remove());

const handOver = {
  'hand-over-file': ({ purpose }: { purpose: string }) => (purpose === 'backup' ? downloaded : ''),
};

/** Switches the old appliance off when told to; the address goes to `holder`. */
const obey = (holder: 'new' | 'nobody') => (event: RunEvent) => {
  if (event.type !== 'step.waiting') return;
  if (event.operation === 'power-off') machines.holders.set('192.0.2.10', 'nobody');
  if (event.operation !== 'change-address') return;
  machines.holders.set('192.0.2.10', holder);
  if (holder === 'new') machines.holders.delete('192.0.2.20');
};

const briefly: Partial<PlanInput> = { limits: { cutoverMinutes: 0.02 } };

test('a copied key at the final address is not the new appliance', async () => {
  const job = machines.createJob(briefly);
  const result = await machines.run(job, handOver, {
    onEvent: (event) => {
      obey('nobody')(event);
      if (event.type === 'step.waiting' && event.operation === 'change-address')
        machines.holders.set('192.0.2.10', copyOf.new);
    },
  });
  expect(result.error?.code).toBe('run.waiting');
  expect(result.state.steps['take-address'].kind).toBe('failed');
  expect(result.state.proofs.filter(({ id }) => id === 'cutover.new-answers')).toEqual([]);
});

test('a copied key in the validation is not the new appliance’s host key', async () => {
  const job = machines.createJob();
  const result = await machines.run(job, handOver, {
    onEvent: (event) => {
      obey('new')(event);
      if (event.type === 'step.started' && event.step === 'validate')
        machines.holders.set('192.0.2.10', copyOf.new);
    },
  });
  expect(result.error?.code).toBe('validate.failed');
  expect(result.state.proofs.find(({ id }) => id === 'validate.host-key')?.status).toBe('failed');
});

test('a copied key on the way back is not the old appliance', async () => {
  const job = machines.createJob(briefly);
  await machines.run(job, handOver, { onEvent: obey('nobody') });
  // A direct switch that was given back as far as the new appliance goes: what is left is to see the old one.
  const { journal, content } = Journal.open(job.journalPath, job.id);
  const at = new Date().toISOString();
  journal.append({
    type: 'step.reverted',
    step: 'take-address',
    seq: (content.events.at(-1)?.seq ?? 0) + 1,
    at,
  });
  journal.close();
  const plan = await readPlan(job.planPath);
  fs.writeFileSync(job.planPath, stringify({ ...plan, final: { ...plan.final, takeover: 'direct' } }));
  machines.holders.set('192.0.2.10', copyOf.old);
  const back = await machines.run(job, {}, { mode: 'revert' });
  expect(back.error?.code).toBe('cutover.old-not-back');
  expect(back.state.proofs.filter(({ id }) => id === 'cutover.old-back')).toEqual([]);
});
