import fs from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { PlanInput } from '../../../shared/contract/plan.ts';
import type { RunEvent } from '../../../shared/run/event.ts';
import { findingName } from '../../../shared/run/finding.ts';
import type { ProofId } from '../../../shared/run/proof.ts';
import type { RunState } from '../../../shared/run/run-state.ts';
import { stepIds } from '../../../shared/run/steps.ts';
import { en } from '../../../shared/text/en.ts';
import type { MigrationResult } from '../run-migration.ts';
import { TwoMachines } from '../testing/two-machines.ts';

let machines: TwoMachines;
beforeEach(() => (machines = new TwoMachines()));

const { old, new: fresh } = {
  old: { address: '192.0.2.10', access: 'console', version: '5.9.4.2' },
  new: { address: '192.0.2.20', access: 'console', version: '2608' },
} as const satisfies Partial<PlanInput>;

function withoutSsh(): void {
  machines.withoutSsh.add('old').add('new');
}

const isTold = (event: RunEvent, operation: string) =>
  event.type === 'step.waiting' && event.operation === operation;

/** Does what the cards say; the import brings the old appliance's certificate, and the new address another one where `made` says so. */
function obey(made?: string): (event: RunEvent) => void {
  return (event) => {
    machines.obey(event);
    if (isTold(event, 'import')) machines.certificates.new = machines.certificates.old;
    if (isTold(event, 'change-address') && made !== undefined) machines.certificates.new = made;
  };
}

const proved = ({ proofs }: RunState, id: ProofId) => proofs.find((made) => made.id === id);

function pinnedLast({ events }: MigrationResult) {
  return events.filter((event) => event.type === 'identity.pinned').findLast(({ side }) => side === 'new');
}

function expectFinished({ error, outcome, state }: MigrationResult): void {
  expect(error?.toRecord()).toBeUndefined();
  expect(outcome).toBe('done');
  for (const id of stepIds) expect(state.steps[id].kind, id).toBe('done');
  expect(state.lifecycle).toBe('finalised');
}

describe('both machines without SSH', () => {
  test('a person who does what is said comes to the end; both are known by their certificates', async () => {
    withoutSsh();
    const job = machines.createJob({ old, new: fresh });
    const result = await machines.run(job, machines.handOver, { onEvent: obey() });
    expectFinished(result);
    const { state } = result;
    expect(machines.asked.filter((kind) => kind === 'trust-certificate')).toHaveLength(2);
    expect([state.old.rights, state.new.rights]).toEqual(['no-ssh', 'no-ssh']);
    expect(state.old.identity).toMatchObject({ keyType: 'x509', sha256: 'old-certificate' });
    // The certificate of the old one, where that is proved away and the new one has left its own address.
    expect(proved(state, 'cutover.old-silent')?.status).toBe('passed');
    expect(proved(state, 'cutover.new-answers')).toMatchObject({
      status: 'passed-with-warning',
      params: { by: 'restored-certificate', sha256: 'old-certificate' },
    });
    // What it was pinned by, and what it shows since the restore.
    const reached = pinnedLast(result);
    expect(reached).toMatchObject({
      identity: { address: '192.0.2.10', sha256: 'new-certificate' },
      shownSha256: 'old-certificate',
    });
    expect(reached && en.events['identity.pinned'](reached)).toMatch(/old-certificate.*new-certificate/);
    expect(proved(state, 'validate.host-key')?.status).toBe('could-not-test');
    expect(proved(state, 'validate.certificate')).toMatchObject({
      status: 'passed-with-warning',
      params: { whose: 'old' },
    });
    // Nothing was run anywhere.
    expect(result.events.filter(({ type }) => type === 'command.ran')).toEqual([]);
    expect([...machines.old.ran, ...machines.new.ran]).toEqual([]);
    const report = fs.readFileSync(path.join(job.reportFolder, 'report.json'), 'utf8');
    const { byWord } = JSON.parse(report) as { byWord: unknown[] };
    expect(byWord.length).toBeLessThanOrEqual(12);
  });

  test('what cannot be seen is said once for each machine before the night, and accepted by name', async () => {
    withoutSsh();
    const accepted: string[] = [];
    const result = await machines.run(
      machines.createJob({ old, new: fresh }),
      {
        ...machines.handOver,
        'accept-findings': ({ findings }) => {
          accepted.push(...findings.map(findingName));
          return findings.map(findingName);
        },
      },
      { mode: 'rehearse', onEvent: obey() },
    );
    expect(result.outcome).toBe('rehearsed');
    const told = accepted.filter((name) => name.startsWith('preflight.no-shell'));
    expect(told.sort()).toEqual(['preflight.no-shell@new', 'preflight.no-shell@old']);
    expect(accepted).not.toContain('preflight.could-not-test@old:disk-free-old');
    const found = result.state.findings.preflight?.find((each) => findingName(each) === told[1]);
    expect(found?.params['unseen']).toContain('disk-free-old');
    const report = fs.readFileSync(path.join(result.reportPath ?? '', '..', 'report.md'), 'utf8');
    expect(report).toContain('Nothing is installed on an appliance, ever.');
    expect(report).toContain('no SSH');
  });

  test('a certificate that neither had is asked about at the final address, and stays a word', async () => {
    withoutSsh();
    const reasons: string[] = [];
    const result = await machines.run(
      machines.createJob({ old, new: fresh }),
      {
        ...machines.handOver,
        'trust-certificate': ({ reason, sha256 }) => {
          reasons.push(`${reason} ${sha256}`);
          return true;
        },
      },
      { onEvent: obey('made-certificate') },
    );
    expectFinished(result);
    expect(reasons).toEqual(['unknown old-certificate', 'unknown new-certificate', 'other made-certificate']);
    expect(proved(result.state, 'cutover.new-answers')).toMatchObject({
      status: 'by-word',
      params: { by: 'word', sha256: 'made-certificate' },
    });
    expect(result.state.steps['take-address']).toMatchObject({ end: 'by-word' });
    expect(proved(result.state, 'validate.certificate')?.status).toBe('by-word');
  });

  test('a certificate that is not agreed to is nobody of ours, at first and at the final address', async () => {
    withoutSsh();
    const never = { ...machines.handOver, 'trust-certificate': () => false };
    const first = await machines.run(machines.createJob({ old, new: fresh }), never);
    expect(first.error?.toRecord()).toMatchObject({ code: 'run.declined', params: { step: 'connect' } });
    expect(first.state.old.identity).toBeUndefined();
    const later = {
      ...machines.handOver,
      'trust-certificate': ({ reason }: { reason: string }) => reason === 'unknown',
    };
    const second = await machines.run(machines.createJob({ old, new: fresh }), later, {
      onEvent: obey('made-certificate'),
    });
    expect(second.error?.code).toBe('run.declined');
    expect(proved(second.state, 'cutover.new-answers')).toBeUndefined();
  });

  /** A job that went to its end, and its way back: the new one lets go in the way of `letsGo`, and the old one is started. */
  async function goesBack(
    letsGo: () => void,
    isOld: boolean,
    before: () => void = () => undefined,
  ): Promise<MigrationResult & { told: string[]; reasons: string[] }> {
    withoutSsh();
    const job = machines.createJob({ old, new: fresh });
    expectFinished(await machines.run(job, machines.handOver, { onEvent: obey() }));
    before();
    const told: string[] = [];
    const reasons: string[] = [];
    const result = await machines.run(
      job,
      {
        'trust-certificate': ({ reason, side }) => {
          reasons.push(`${reason} ${side}`);
          return isOld;
        },
      },
      {
        mode: 'revert',
        onEvent: (event) => {
          if (event.type === 'step.waiting') told.push(event.operation);
          if (isTold(event, 'let-go')) letsGo();
          if (isTold(event, 'power-on')) machines.holders.set('192.0.2.10', 'old');
        },
      },
    );
    return { ...result, told, reasons };
  }
  const disconnected = () => void machines.holders.set('192.0.2.10', 'nobody').delete('192.0.2.20');
  const atItsOwn = () => void machines.holders.set('192.0.2.10', 'nobody').set('192.0.2.20', 'new');

  test.each([
    ['is disconnected', disconnected, 'by-word'],
    ['has its own address again', atItsOwn, 'passed'],
  ] as const)(
    'on the way back the new one %s, and the old one is back by a word',
    async (_how, letsGo, freed) => {
      const { error, outcome, state, told, reasons } = await goesBack(letsGo, true);
      expect(error?.toRecord()).toBeUndefined();
      expect(outcome).toBe('reverted');
      expect(told).toEqual(['let-go', 'power-on']);
      expect(reasons).toEqual(['shared old']);
      const ofLaptop = (id: ProofId) =>
        state.proofs.find((made) => made.id === id && made.params['from'] === 'laptop');
      expect(ofLaptop('cutover.given-back')?.status).toBe(freed);
      expect(ofLaptop('cutover.old-back')).toMatchObject({
        status: 'by-word',
        params: { by: 'certificate' },
      });
    },
  );

  test('a certificate of both that is not the old one’s ends the way back as long as it is there', async () => {
    const { error, state } = await goesBack(disconnected, false);
    expect(error?.code).toBe('cutover.give-back-failed');
    expect(state.proofs.filter(({ id }) => id === 'cutover.old-back')).toEqual([]);
  });

  test('a new one with both addresses is not taken for the old one: it has to let go first', async () => {
    const both = () => void machines.holders.set('192.0.2.20', 'new');
    const { told, state, error } = await goesBack(() => undefined, false, both);
    expect(told).toEqual(['let-go']);
    expect(error?.code).toBe('cutover.give-back-failed');
    expect(state.proofs.filter(({ id }) => id === 'cutover.old-back')).toEqual([]);
    expect(state.outage?.endedAt).toBeUndefined();
  });

  test('an old appliance that is started again is not taken for the new one, which still stands at its own address', async () => {
    withoutSsh();
    const job = machines.createJob({ old, new: fresh });
    const result = await machines.run(job, machines.handOver, {
      onEvent: (event) => {
        if (isTold(event, 'change-address')) machines.holders.set('192.0.2.10', 'old');
        else obey()(event);
      },
    });
    // Nor is it told as the old one: a new one with both addresses shows the same.
    expect(result.error?.code).toBe('run.waiting');
    expect(proved(result.state, 'cutover.new-answers')).toBeUndefined();
    // Put right by a person, the same job goes on to the end.
    machines.holders.set('192.0.2.10', 'nobody');
    expectFinished(await machines.run(job, machines.handOver, { onEvent: obey() }));
  });

  test('a job that was rolled back after the restore still knows the new appliance by the certificate that it brought', async () => {
    withoutSsh();
    const job = machines.createJob({ old, new: fresh });
    const stopping = {
      ...machines.handOver,
      'type-name': ({ step, expected }: { readonly step: string; readonly expected: string }) =>
        step === 'hold-point' ? 'no' : expected,
    };
    const stopped = await machines.run(job, stopping, { onEvent: obey() });
    expect(stopped.error?.code).toBe('run.declined');
    const back = await machines.run(job, machines.handOver, { mode: 'revert' });
    expect(back.state.steps.restore.kind).toBe('reverted');
    expectFinished(await machines.run(job, machines.handOver, { onEvent: obey() }));
  });

  test('two machines with one certificate are refused: nothing would tell them apart', async () => {
    withoutSsh();
    machines.certificates.new = 'old-certificate';
    const { error } = await machines.run(machines.createJob({ old, new: fresh }), machines.handOver);
    expect(error?.code).toBe('trust.same-machine');
  });

  test('a certificate that the plan names is not asked about, and another one stops the job', async () => {
    withoutSsh();
    machines.certificates.old = 'a'.repeat(64);
    const named = (certificate: string) =>
      machines.createJob({ old: { ...old, certificate }, new: { ...fresh, certificate: 'c'.repeat(64) } });
    machines.certificates.new = 'c'.repeat(64);
    const right = await machines.run(named('a'.repeat(64)), machines.handOver, { mode: 'check' });
    expect(right.outcome).toBe('checked');
    expect(machines.asked).not.toContain('trust-certificate');
    const wrong = await machines.run(named('b'.repeat(64)), machines.handOver, { mode: 'check' });
    expect(wrong.error?.code).toBe('trust.certificate-changed');
  });
});

describe('SSH of the new appliance is off after the restore', () => {
  const refuseSshAfterRestore = (made?: string) => (event: RunEvent) => {
    obey(made)(event);
    if (event.type === 'step.done' && event.step === 'restore') machines.withoutSsh.add('new');
  };

  test('the certificate of the restore proves it where the old one is proved away', async () => {
    const result = await machines.run(machines.createJob(), machines.handOver, {
      onEvent: refuseSshAfterRestore(),
    });
    expectFinished(result);
    expect(result.state.new.rights).toBe('no-ssh');
    // Its host key stays what it is known by, should SSH come back.
    expect(result.state.new.identity).toMatchObject({ keyType: 'ssh-ed25519', address: '192.0.2.10' });
    expect(pinnedLast(result)).toMatchObject({
      identity: { keyType: 'ssh-ed25519' },
      shownSha256: 'old-certificate',
    });
    expect(proved(result.state, 'cutover.new-answers')).toMatchObject({
      status: 'passed-with-warning',
      params: { by: 'restored-certificate' },
    });
    expect(proved(result.state, 'validate.host-key')?.status).toBe('could-not-test');
  });

  test('its own certificate proves it', async () => {
    const result = await machines.run(machines.createJob(), machines.handOver, {
      onEvent: refuseSshAfterRestore('new-certificate'),
    });
    expectFinished(result);
    expect(proved(result.state, 'cutover.new-answers')).toMatchObject({
      status: 'passed',
      params: { by: 'certificate', sha256: 'new-certificate' },
    });
  });

  test('before the restore a machine that refuses SSH is not taken at its certificate’s word', async () => {
    machines.withoutSsh.add('new');
    const { error } = await machines.run(machines.createJob(), machines.handOver);
    expect(error?.code).toBe('reach.refused');
  });
});

test('a login that shows a menu is no shell: what needs one is done by hand', async () => {
  const menu = () => ({ exitCode: 0, stdout: '1) Network\n2) System Backup\n', stderr: '' });
  machines = new TwoMachines({ old: { commands: menu }, new: { commands: menu } });
  const result = await machines.run(machines.createJob(), machines.handOver, { onEvent: obey() });
  expectFinished(result);
  expect([result.state.old.rights, result.state.new.rights]).toEqual(['menu', 'menu']);
  // Known by its host key all the same.
  expect(proved(result.state, 'cutover.new-answers')).toMatchObject({ params: { by: 'host-key' } });
});
