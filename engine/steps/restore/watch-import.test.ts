import { X509Certificate } from 'node:crypto';
import fs from 'node:fs';
import https from 'node:https';
import net, { type AddressInfo } from 'node:net';
import path from 'node:path';
import selfsigned from 'selfsigned';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PlanInput } from '../../../shared/contract/plan.ts';
import type { RunEvent } from '../../../shared/run/event.ts';
import { findingName } from '../../../shared/run/finding.ts';
import type { Sighting } from '../../cut-over/look/network.ts';
import { MigrationError } from '../../errors.ts';
import { certificate, newSha256, oldSha256, theKey, TwoMachines } from '../../run/testing/two-machines.ts';
import type { ScriptedCommands } from '../../ssh/testing/memory-host.ts';

interface Pair {
  readonly key: string;
  readonly cert: string;
  readonly sha256: string;
}
let ofOld: Pair;
let ofNew: Pair;
/** The console of the new appliance, as it answers now. */
let server: https.Server;
let status: number;
let title: string;
/** When its services were last started; undefined: it has none of the names that are looked for. */
let since: number | undefined;
/** Its console cannot be seen from the machine itself. */
let isNewDeaf: boolean;
let machines: TwoMachines;

beforeAll(async () => {
  [ofOld, ofNew] = [await makePair(), await makePair()];
  server = https.createServer({ key: ofNew.key, cert: ofNew.cert }, (_request, response) => {
    response.writeHead(status).end(`<html><title>${title}</title></html>`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => void server.close());

async function makePair(): Promise<Pair> {
  const pems = await selfsigned.generate([{ name: 'commonName', value: 'epp.example.test' }], {
    keySize: 2048,
  });
  const sha256 = new X509Certificate(pems.cert).fingerprint256.replaceAll(':', '').toLowerCase();
  return { key: pems.private, cert: pems.cert, sha256 };
}

const services: ScriptedCommands = (argv) => {
  if (argv[0] !== 'systemctl' || argv[1] !== 'show' || since === undefined) return undefined;
  const block = (name: string) =>
    `Id=${name}.service\nActiveState=active\nActiveEnterTimestampMonotonic=${String(since)}\n`;
  return { exitCode: 0, stdout: [block('nginx'), block('php8.5-fpm')].join('\n'), stderr: '' };
};

const shows =
  (ssh: string, { sha256 }: Pair) =>
  async (): Promise<Sighting> => ({
    ssh: { kind: 'open', sha256: ssh },
    console: { kind: 'open', sha256 },
    certificate: certificate(sha256),
  });

beforeEach(() => {
  isNewDeaf = false;
  [status, title, since] = [200, 'Anmeldung', 1000];
  server.setSecureContext({ key: ofNew.key, cert: ofNew.cert });
  machines = new TwoMachines({
    new: {
      commands: services,
      dial: async () => {
        if (isNewDeaf) throw new MigrationError('reach.timeout', { address: '', port: 443, timeoutMs: 1 });
        return net.connect((server.address() as AddressInfo).port, '127.0.0.1');
      },
      files: { '/var/log/epp/epp.log': 'line 1\nno space left\n' },
    },
  });
  machines.holders.set('192.0.2.10', shows(oldSha256, ofOld)).set('192.0.2.20', shows(newSha256, ofNew));
  machines.loginsAt.set('192.0.2.10', 'old').set('192.0.2.20', 'new');
});

interface Night {
  /** What happens on the new appliance once the person says that the import is started. */
  readonly onStarted?: () => void;
  readonly onEvent?: (event: RunEvent) => void;
  readonly isDone?: () => boolean;
  readonly accepts?: boolean;
}

const limits = { importWatchMinutes: 0.2, restoreStallMinutes: 1, cutoverMinutes: 0.5 };

function plannedJob(plan: Partial<PlanInput> = {}) {
  return machines.createJob({ limits, ...plan });
}

/** Runs up to the hold point. */
async function rehearse(night: Night = {}, job = plannedJob()) {
  const result = await machines.run(
    job,
    {
      ...machines.handOver,
      'confirm-guided': ({ operation }) => {
        if (operation === 'import') night.onStarted?.();
        return operation !== 'import-state' || (night.isDone?.() ?? true);
      },
      'accept-findings': ({ findings }) =>
        findings.map(findingName).filter((name) => night.accepts !== false || !name.startsWith('restore.')),
    },
    { mode: 'rehearse', onEvent: (event) => night.onEvent?.(event) },
  );
  return { ...result, job, evidence: result.state.proofs.find(({ id }) => id === 'restore.evidence') };
}

/** The console is gone for a while, and what comes back is the old appliance's. */
const restored: Night = {
  onStarted: () => (status = 500),
  onEvent: (event) => {
    if (event.type !== 'import.seen' || event.sight.console.kind !== 'answers') return;
    if (event.sight.console.status !== 500) return;
    [status, since] = [200, since && since + 1];
    server.setSecureContext({ key: ofOld.key, cert: ofOld.cert });
  },
};

const seenConsoles = (events: readonly RunEvent[]) =>
  events.flatMap((event) =>
    event.type === 'import.seen' && event.sight.console.kind === 'answers'
      ? [`${String(event.sight.console.status)} ${event.sight.console.whose}`]
      : [],
  );

describe('an import that a person starts at the console', () => {
  test('is watched: an error, the restart, and the old appliance’s certificate are in the record', async () => {
    const { error, events, evidence, job, state } = await rehearse(restored);
    expect(error?.toRecord()).toBeUndefined();
    expect(evidence).toMatchObject({
      status: 'passed-with-warning',
      params: { restarted: 'nginx.service, php8.5-fpm.service', wasAway: 'yes', whose: 'old' },
    });
    expect([...new Set(seenConsoles(events))]).toEqual(['200 new', '500 new', '200 old']);
    // Each card says what is observed while a person's word is taken.
    const cards = events.flatMap((event) =>
      event.type === 'question.asked' && event.question.kind === 'confirm-guided'
        ? [[event.question.operation, event.question.watched]]
        : [],
    );
    expect(cards).toContainEqual(['import', 'once-begun']);
    expect(cards).toContainEqual(['import-state', 'meanwhile']);
    expect(state.findings.restore).toEqual([]);
    const report = fs.readFileSync(path.join(job.reportFolder, 'report.md'), 'utf8');
    expect(report).toContain('certificate of the old appliance');
    expect(fs.readFileSync(job.journalPath, 'utf8')).not.toContain(theKey);
  });

  test('is a person’s word where only a restart was seen, by the console alone', async () => {
    since = undefined;
    const { evidence, state } = await rehearse({
      onStarted: () => (status = 503),
      onEvent: (event) => {
        if (event.type === 'import.seen' && !event.isFirst) status = 200;
      },
    });
    expect(evidence).toMatchObject({
      status: 'by-word',
      params: { restarted: '', wasAway: 'yes', whose: 'new' },
    });
    expect(state.findings.restore).toEqual([]);
  });

  test('is never over by a click alone: where nothing restarted, that is accepted by its name or it stops', async () => {
    const job = plannedJob();
    const stopped = await rehearse({ accepts: false }, job);
    expect(stopped.error).toMatchObject({ code: 'run.blocked', params: { findings: 'restore.no-restart' } });
    expect(stopped.evidence).toBeUndefined();
    const { error, evidence, state } = await rehearse({}, job);
    expect(error?.toRecord()).toBeUndefined();
    expect(evidence?.status).toBe('by-word');
    expect(state.accepted).toHaveProperty(['restore.no-restart']);
  });

  test('that was started is not asked for again when the job is resumed', async () => {
    const job = plannedJob();
    const told: string[] = [];
    const note = (event: RunEvent) => {
      if (event.type === 'step.waiting') told.push(event.operation);
      restored.onEvent?.(event);
    };
    const first = await rehearse({ ...restored, onEvent: note, isDone: () => false }, job);
    expect(first.outcome).toBe('waiting');
    const { outcome, evidence } = await rehearse({ onEvent: note }, job);
    expect(outcome).toBe('rehearsed');
    expect(told.filter((operation) => operation === 'import')).toHaveLength(1);
    // What the first run saw counts: the restart is not seen a second time.
    expect(evidence?.status).toBe('passed-with-warning');
  });

  test('that leaves an error 500 ends with what Support asks for, and is not started again', async () => {
    const { error } = await rehearse({ onStarted: () => (status = 500) });
    expect(error?.code).toBe('restore.failed');
    const detail = JSON.stringify(error?.params);
    expect(detail).toContain('HTTP 500');
    expect(detail).toMatch(/SHA-256 [0-9a-f]{64}/);
    expect(detail).toContain('5.9.4.2 -> 2608');
    expect(detail).toContain('no space left');
  });

  test('is not taken for restored where both appliances had one certificate from the start', async () => {
    machines.holders.set('192.0.2.10', async () => ({
      ssh: { kind: 'open', sha256: oldSha256 },
      console: { kind: 'open', sha256: ofNew.sha256 },
      certificate: certificate(ofNew.sha256),
    }));
    const { evidence } = await rehearse({ onStarted: () => (since = 2000) });
    expect(evidence).toMatchObject({ status: 'by-word', params: { whose: 'new' } });
  });

  test.each([
    ['old', 'restore.stalled'],
    ['new', undefined],
  ] as const)(
    'is not restored by what the laptop sees at an address of both, where the host key there is that of %s',
    async (holder, code) => {
      // What the laptop reaches shows the old appliance's certificate from the start.
      const elsewhere = https.createServer({ key: ofOld.key, cert: ofOld.cert }, (_request, response) =>
        response.end('<html></html>'),
      );
      await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
      machines.dialFromLaptop = async () =>
        net.connect((elsewhere.address() as AddressInfo).port, '127.0.0.1');
      try {
        const { error, evidence } = await rehearse(
          {
            onStarted: () => {
              isNewDeaf = true;
              const sha256 = holder === 'old' ? oldSha256 : newSha256;
              machines.holders.set('192.0.2.20', shows(sha256, ofOld));
            },
          },
          plannedJob({ final: { order: 'address-first', old: 'isolated' } }),
        );
        expect(error?.code).toBe(code);
        expect(evidence?.status).toBe(code === undefined ? 'passed-with-warning' : undefined);
      } finally {
        elsewhere.close();
      }
    },
  );

  test('takes the file from the admin’s computer: the card says which', async () => {
    let values: Record<string, string> = {};
    const { job, state } = await rehearse({
      ...restored,
      onEvent: (event) => {
        restored.onEvent?.(event);
        if (event.type !== 'step.waiting' || event.operation !== 'import' || !('values' in event.instruction))
          return;
        values = Object.fromEntries((event.instruction.values ?? []).map(({ id, value }) => [id, value]));
      },
    });
    const kept = state.artifacts.find(({ role }) => role === 'backup');
    expect(values).toMatchObject({
      file: path.join(job.folder, ...(kept?.path.split('/') ?? [])),
      'file-size': String(kept?.sizeBytes),
      'file-sha256': kept?.sha256,
    });
  });

  const copies = () => machines.new.files.list('/home/admin').map(({ name }) => name);

  test('needs no copy on the new appliance, where the plan wants none', async () => {
    const { error, state } = await rehearse(restored, plannedJob({ backup: { push: 'no' } }));
    expect(error?.toRecord()).toBeUndefined();
    expect(state.steps.push).toMatchObject({ kind: 'done', end: 'by-word' });
    expect(state.pushed).toBeUndefined();
    expect(copies()).not.toContain('handover-inbox');
  });

  test('leaves no copy on the new appliance behind, where the plan says so', async () => {
    const { state } = await rehearse(restored, plannedJob({ backup: { push: 'until-restored' } }));
    expect(state.proofs.find(({ id }) => id === 'push.removed')?.status).toBe('passed');
    expect(machines.new.files.list('/home/admin/handover-inbox')).toEqual([]);
  });
});
