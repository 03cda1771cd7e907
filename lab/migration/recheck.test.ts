import fs from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { hangMs } from '../../engine/testing/limits.ts';
import { addEvidence, evidenceLine, openJob, probeAddress, systemClock } from '../../engine/index.ts';
import { openBench, type Bench } from '../testing/bench.ts';

let bench: Bench;
afterEach(() => bench.close());

test('a job that is over is looked at again, and a server that broke meanwhile fails', async () => {
  bench = await openBench();
  expect((await bench.run()).outcome).toBe('done');

  const good = await bench.run({ mode: 'recheck' });
  expect(good.error).toBeUndefined();
  expect(good.outcome).toBe('rechecked');
  expect(good.state.lifecycle).toBe('finalised');
  expect(good.state.rechecks).toHaveLength(1);
  expect(good.state.proofs).toContainEqual(
    expect.objectContaining({ id: 'validate.audit-job', status: 'passed' }),
  );
  expect(good.state.proofs).toContainEqual(
    expect.objectContaining({ id: 'validate.certificate-expiry', status: 'passed' }),
  );
  const changes = good.events.slice(-40).filter(({ type }) => type === 'command.ran');
  expect(
    changes.filter((event) => 'operation' in event && /-on|-off|import|create/.test(event.operation)),
  ).toEqual([]);

  await bench.lab.new.powerOff();
  const bad = await bench.run({ mode: 'recheck' });
  expect(bad.outcome).toBe('failed');
});

test('before the switch there is nothing to look at again', async () => {
  bench = await openBench();
  expect((await bench.run({ mode: 'rehearse' })).outcome).toBe('rehearsed');
  const { error } = await bench.run({ mode: 'recheck' });
  expect(error?.code).toBe('run.not-switched');
});

test('what a machine in another network saw is taken in, and what does not fit is refused', async () => {
  bench = await openBench();
  const { lab, job } = bench;
  const { endpoint } = lab.old;
  const look = () =>
    probeAddress({
      address: endpoint.address,
      sshPort: endpoint.sshPort,
      consolePort: endpoint.consolePort,
      expectedSha256: lab.new.hostKey.sha256,
      timeoutMs: hangMs,
      signal: new AbortController().signal,
    });
  const add = (text: string) => addEvidence({ job, operator: 'ana', text, clock: systemClock });
  const before = await look();
  expect(before.ssh).toEqual({ kind: 'open', sha256: lab.old.hostKey.sha256 });
  expect((await bench.run()).outcome).toBe('done');

  const after = await look();
  expect(after.ssh).toEqual({ kind: 'open', sha256: lab.new.hostKey.sha256 });
  expect(await add(`Here it is:\n${evidenceLine(after)}\n`)).toMatchObject({ status: 'passed' });
  const { state } = await openJob(job);
  expect(state.proofs).toContainEqual(
    expect.objectContaining({ id: 'validate.client-network', status: 'passed' }),
  );
  expect(fs.readFileSync(path.join(job.reportFolder, 'report.md'), 'utf8')).toContain('client’s network');

  // What a router with an old memory would show.
  const stale = { ...after, ssh: { kind: 'silent' }, console: { kind: 'silent' } } as const;
  expect(await add(evidenceLine(stale))).toMatchObject({ status: 'failed' });

  const early = { ...after, at: new Date(Date.now() - 3_600_000).toISOString() };
  await expect(add(evidenceLine(early))).rejects.toMatchObject({ code: 'evidence.stale' });
  await expect(add(evidenceLine({ ...after, address: '192.0.2.1' }))).rejects.toMatchObject({
    code: 'evidence.elsewhere',
  });
  await expect(add('It works.')).rejects.toMatchObject({ code: 'evidence.unreadable' });
});
