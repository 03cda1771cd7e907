import { planSchema, type Plan } from '../../../shared/contract/plan.ts';
import type { EventBody, RunEvent } from '../../../shared/run/event.ts';
import { finding } from '../../../shared/run/finding.ts';
import { proof } from '../../../shared/run/proof.ts';
import type { StepId } from '../../../shared/run/steps.ts';

export const sampleHash = 'b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c';
const otherHash = '7d865e959b2466918c9863afca942d0fb89d7c9ac0c99bafc3749504ded97730';
const oldKey = 'SHA256:Qkl2Ck0pqYw0JmYvVQm7Qm0l0yB0i1mZ9mC5o2o3oH4';
const newKey = 'SHA256:8sJZk1mKkQe0v7kq9wWm3h0bq2e6Lh1b7cYp0o5tZ1U';
const name = 'backup_2026-11-24_5.9.4.2.eppb';
const mebibyte = 1024 * 1024;

export const samplePlan: Plan = planSchema.parse({
  handover: 1,
  name: 'Head office',
  old: { address: '192.0.2.10' },
  new: { address: '192.0.2.20' },
  backup: { use: 'new' },
});

/** Numbers events and gives each a time, one second after the one before. */
export function journalOf(bodies: readonly EventBody[], start = '2026-11-24T19:02:11.000Z'): RunEvent[] {
  return bodies.map((body, index) => ({
    ...body,
    seq: index + 1,
    at: new Date(Date.parse(start) + index * 1000).toISOString(),
  }));
}

function step(id: StepId, durationMs: number, ...inside: readonly EventBody[]): EventBody[] {
  return [
    { type: 'step.started', step: id },
    { type: 'step.observed', step: id, observation: 'ready', round: 'before' },
    ...inside,
    { type: 'step.observed', step: id, observation: 'done', round: 'after' },
    { type: 'step.done', step: id, ran: true, durationMs },
  ];
}

const runStarted = (resumed: boolean): EventBody => ({
  type: 'run.started',
  jobId: '2026-11-24-head-office-4f1a9c',
  planName: 'Head office',
  mode: 'run',
  resumed,
  appVersion: '0.1.0',
  operator: 'a.meier@admin-pc',
});

/** Everything up to the pull, which is cut by a loss of the connection and goes on in a second run. */
export const beforeHoldPoint: readonly EventBody[] = [
  runStarted(false),
  ...step(
    'connect',
    4210,
    {
      type: 'identity.pinned',
      side: 'old',
      identity: { address: '192.0.2.10', port: 22, user: 'root', keyType: 'ssh-ed25519', sha256: oldKey },
    },
    {
      type: 'identity.pinned',
      side: 'new',
      identity: { address: '192.0.2.20', port: 22, user: 'root', keyType: 'ssh-ed25519', sha256: newKey },
    },
    ...(['old', 'new'] as const).map((side): EventBody => ({
      type: 'certificate.pinned',
      side,
      certificate: {
        address: side === 'old' ? '192.0.2.10' : '192.0.2.20',
        port: 443,
        sha256: side === 'old' ? otherHash : sampleHash,
        subject: 'CN=epp.example.com',
        issuer: 'CN=Example CA',
        names: ['epp.example.com', '192.0.2.10'],
        validTo: '2028-03-01T00:00:00.000Z',
      },
    })),
    {
      type: 'product.identified',
      side: 'old',
      identity: { product: 'Endpoint Protector', version: '5.9.4.2' },
    },
    { type: 'product.identified', side: 'new', identity: { product: 'Endpoint Protector', version: '2604' } },
    ...(['old', 'new'] as const).map((side): EventBody => ({
      type: 'facts.read',
      side,
      facts: {
        hostName: `epp-${side}`,
        os: side === 'old' ? 'Ubuntu 14.04' : 'Ubuntu 22.04',
        cores: side === 'old' ? 4 : 8,
        ramBytes: (side === 'old' ? 8 : 16) * 1024 ** 3,
        disks: [{ mount: '/', totalBytes: 320e9, freeBytes: side === 'old' ? 141e9 : 290e9 }],
        platform: 'vmware',
        unread: [],
      },
    })),
  ),
  ...step('plan', 11_000),
  ...step(
    'preflight',
    6400,
    {
      type: 'findings.replaced',
      step: 'preflight',
      findings: [
        finding('preflight.window-unknown', 'warning', { neededMinutes: 480 }),
        finding('preflight.clock-skew', 'warning', { side: 'new', skewSeconds: 41 }),
        finding('preflight.integrations-recorded', 'info', { list: 'SMTP, AD, SIEM' }),
      ],
    },
    {
      type: 'finding.accepted',
      step: 'preflight',
      name: 'preflight.window-unknown',
      by: 'a.meier@admin-pc',
    },
    { type: 'finding.accepted', step: 'preflight', name: 'preflight.clock-skew@new', by: 'plan' },
    {
      type: 'declared',
      id: 'snapshot-completed',
      value: 'yes',
      note: 'vSphere, 18:40',
      by: 'a.meier@admin-pc',
    },
    { type: 'declared', id: 'licence-current', value: 'unknown', note: '', by: 'plan' },
  ),
  ...step(
    'preserve',
    48_000,
    {
      type: 'artifact.recorded',
      artifact: {
        role: 'older-backup',
        name: 'backup_2026-08-01.eppb',
        path: 'files/backup_2026-08-01.eppb',
        sizeBytes: 88_100_200,
        sha256: otherHash,
      },
      resumedFromBytes: 0,
      durationMs: 41_000,
    },
    { type: 'item.declined', name: 'backup_2024-01-01.eppb', by: 'a.meier@admin-pc' },
  ),
  ...step('back-up', 412_000, {
    type: 'backup.chosen',
    name,
    path: `/var/eppfiles/backups/${name}`,
    sizeBytes: 143 * mebibyte + 77,
    version: '5.9.4.2',
    madeByUs: true,
  }),
  ...step(
    'key',
    60_000,
    { type: 'key.captured', check: '00ff00ff00ff00ff:beef' },
    { type: 'key.custody-proved', kitPath: '/media/usb/handover-kit.txt' },
  ),
  { type: 'step.started', step: 'pull' },
  { type: 'step.observed', step: 'pull', observation: 'ready', round: 'before' },
  { type: 'connection.lost', side: 'old', address: '192.0.2.10' },
  { type: 'connection.restored', side: 'old', address: '192.0.2.10' },
  { type: 'connection.lost', side: 'old', address: '192.0.2.10' },
  {
    type: 'step.failed',
    step: 'pull',
    error: { code: 'transfer.cut', params: { name, doneBytes: 99_000_000, attempts: 20 }, side: 'old' },
  },
  {
    type: 'run.ended',
    outcome: 'failed',
    error: { code: 'transfer.cut', params: { name, doneBytes: 99_000_000, attempts: 20 }, side: 'old' },
  },
];

const toVerified: readonly EventBody[] = [
  runStarted(true),
  { type: 'step.started', step: 'connect' },
  { type: 'step.observed', step: 'connect', observation: 'done', round: 'before' },
  { type: 'step.done', step: 'connect', ran: false, durationMs: 900 },
  ...step('pull', 9100, {
    type: 'artifact.recorded',
    artifact: {
      role: 'backup',
      name,
      path: `files/${name}`,
      sizeBytes: 143 * mebibyte + 77,
      sha256: sampleHash,
    },
    resumedFromBytes: 99_000_000,
    durationMs: 9000,
  }),
  ...step(
    'verify',
    3800,
    {
      type: 'command.ran',
      side: 'old',
      operation: 'hash-file',
      command: `sha256sum -- '/var/eppfiles/backups/${name}'`,
      exitCode: 0,
      durationMs: 1210,
    },
    {
      type: 'proved',
      step: 'verify',
      proof: proof('verify.hash-on-old', 'passed', { name, sha256: sampleHash, how: 'sha256sum' }, 'old'),
    },
    {
      type: 'proved',
      step: 'verify',
      proof: proof('verify.hash-local', 'passed', { name, sha256: sampleHash }, 'local'),
    },
    {
      type: 'proved',
      step: 'verify',
      proof: proof(
        'verify.limit',
        'passed',
        { name, sizeBytes: 143 * mebibyte + 77, limitBytes: 200_000_000 },
        'local',
      ),
    },
    {
      type: 'proved',
      step: 'verify',
      proof: proof(
        'verify.container',
        'could-not-test',
        { name, looksLike: 'unknown-high-entropy', seen: 'content.unknown-encrypted' },
        'local',
      ),
    },
  ),
];

const toSwitchedOff: readonly EventBody[] = [
  ...step(
    'push',
    11_000,
    {
      type: 'backup.pushed',
      path: `/var/eppfiles/import/${name}`,
      sizeBytes: 143 * mebibyte + 77,
      sha256: sampleHash,
      durationMs: 8000,
    },
    {
      type: 'proved',
      step: 'push',
      proof: proof('push.hash-on-new', 'passed', { name, sha256: sampleHash, how: 'sha256sum' }, 'new'),
    },
  ),
  ...step(
    'restore',
    1_310_000,
    { type: 'inventory.read', side: 'old', counts: { computers: 412, policies: 38 } },
    { type: 'inventory.read', side: 'new', counts: { computers: 412, policies: 38 } },
    {
      type: 'proved',
      step: 'restore',
      proof: proof('restore.evidence', 'passed', { seen: 'computers 412, policies 38' }, 'new'),
    },
  ),
  ...step(
    'hold-point',
    31_000,
    {
      type: 'clients.baseline',
      count: 412,
      names: ['PC-0001', 'PC-0002', 'PC-0003', 'PC-0004'],
      source: 'old appliance',
    },
    { type: 'declared', id: 'autostart-is-off', value: 'yes', note: '', by: 'a.meier@admin-pc' },
  ),
  ...step(
    'power-off',
    38_000,
    {
      type: 'proved',
      step: 'power-off',
      proof: proof(
        'cutover.positive-control',
        'passed',
        {
          from: 'laptop',
          answering: { ssh: { kind: 'open', sha256: 'SHA256:old' }, console: { kind: 'silent' } },
        },
        'old',
      ),
    },
    { type: 'outage.began' },
    {
      type: 'command.ran',
      side: 'old',
      operation: 'power-off',
      command: 'systemctl poweroff',
      exitCode: 0,
      durationMs: 310,
    },
    {
      type: 'proved',
      step: 'power-off',
      proof: proof(
        'cutover.old-silent',
        'passed',
        {
          from: 'laptop',
          address: '192.0.2.10',
          seen: { ssh: { kind: 'silent' }, console: { kind: 'could-not-test', reason: 'EIO' } },
        },
        'old',
      ),
    },
  ),
];

/** The job stopped between the two addresses: nobody answers the clients. */
export const stuckInOutage: readonly EventBody[] = [
  ...beforeHoldPoint,
  ...toVerified,
  ...toSwitchedOff,
  { type: 'step.started', step: 'take-address' },
  {
    type: 'step.failed',
    step: 'take-address',
    error: {
      code: 'cutover.new-unreachable',
      params: { address: '192.0.2.10', waitedMs: 1_800_000 },
      side: 'new',
    },
  },
  {
    type: 'run.ended',
    outcome: 'failed',
    error: {
      code: 'cutover.new-unreachable',
      params: { address: '192.0.2.10', waitedMs: 1_800_000 },
      side: 'new',
    },
  },
];

/** A whole migration with a resume, a lost connection, open proofs and two missing clients. */
export const finishedRun: readonly EventBody[] = [
  ...beforeHoldPoint,
  ...toVerified,
  ...toSwitchedOff,
  ...step(
    'take-address',
    21_000,
    {
      type: 'command.ran',
      side: 'new',
      operation: 'change-address',
      command: "epp-setup network --address '192.0.2.10/24' | tee /tmp/out",
      exitCode: 255,
      durationMs: 5000,
    },
    {
      type: 'proved',
      step: 'take-address',
      proof: proof('cutover.new-answers', 'passed', { address: '192.0.2.10', sha256: newKey }, 'new'),
    },
    { type: 'outage.ended', outageMs: 64_200 },
  ),
  ...step(
    'validate',
    8000,
    {
      type: 'proved',
      step: 'validate',
      proof: proof('validate.host-key', 'passed', { address: '192.0.2.10', sha256: newKey }, 'new'),
    },
    {
      type: 'proved',
      step: 'validate',
      proof: proof(
        'validate.certificate-names',
        'passed-with-warning',
        { address: '192.0.2.10', names: 'epp.example.com' },
        'new',
      ),
    },
    {
      type: 'proved',
      step: 'validate',
      proof: proof('validate.version', 'passed', { version: '2604', expected: '2604' }, 'new'),
    },
  ),
  ...step(
    'readmit-clients',
    900_000,
    {
      type: 'clients.seen',
      seen: 410,
      baseline: 412,
      missing: ['PC-0003', 'PC-0117'],
      missingKinds: [{ os: 'macOS 14', agentVersion: '2.9.1', missing: 2, baseline: 2 }],
    },
    {
      type: 'proved',
      step: 'readmit-clients',
      proof: proof(
        'validate.clients',
        'passed-with-warning',
        { seen: 410, baseline: 412, missing: 'PC-0003, PC-0117', kinds: 'macOS 14, 2.9.1: 2/2' },
        'new',
      ),
    },
  ),
  ...step('finalise', 5000),
  { type: 'run.ended', outcome: 'done' },
];
