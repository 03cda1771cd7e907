import fs from 'node:fs';
import path from 'node:path';
import { stringify } from 'yaml';
import { planSchema, type PlanInput } from '../../../shared/contract/plan.ts';
import { declarationIds, declareEach } from '../../../shared/run/declaration.ts';
import type { EventBody, RunEvent, RunMode } from '../../../shared/run/event.ts';
import { findingName } from '../../../shared/run/finding.ts';
import type { QuestionKind, QuestionOf } from '../../../shared/run/question.ts';
import type { Answers, Ask } from '../../ask.ts';
import { systemClock, type Clock } from '../../clock.ts';
import { MigrationError } from '../../errors.ts';
import type { Network, PortSight, Sighting } from '../../cut-over/look/network.ts';
import { runMigration, type MigrationResult } from '../run-migration.ts';
import { Secret } from '../../secret.ts';
import { createMemoryHost, type MemoryHost, type MemoryHostOptions } from '../../ssh/testing/memory-host.ts';
import { createJob, openJob, type JobFolder } from '../../job/job-folder.ts';
import { Journal } from '../../job/journal.ts';
import { readPlan } from '../../job/plan-file.ts';
import { folderOfTest } from '../../testing/temporary-folder.ts';

export const oldSha256 = `SHA256:${'O'.repeat(43)}`;
export const newSha256 = `SHA256:${'N'.repeat(43)}`;
export const theKey = 'K7QX-29FJ-3M81-QWEP';

/** Who answers at an address: one of these, or whatever a look of its own shows. */
export type Holder = 'old' | 'new' | 'stranger' | 'nobody' | 'refusing' | Network['look'];
type Scripted = { [K in QuestionKind]?: (question: QuestionOf<K>) => Answers[K] };

/** Two machines in memory, who holds which address, and an admin by script. Of one test: gone when it has ended. */
export class TwoMachines {
  readonly home = folderOfTest();
  readonly old: MemoryHost;
  readonly new: MemoryHost;
  /** Who answers at an address now. */
  readonly holders = new Map<string, Holder>([
    ['192.0.2.10', 'old'],
    ['192.0.2.20', 'new'],
  ]);
  /** Who lets one log in at an address where a look of its own shows who answers. */
  readonly loginsAt = new Map<string, 'old' | 'new'>();
  readonly asked: string[] = [];
  /** The backup that the admin fetched, named as a browser names a second one. */
  readonly downloaded = path.join(this.home, 'backup 5.9.4.2 (1).eppb');
  /** She hands it over; the list of computers is left out, as it may be. */
  readonly handOver = {
    'hand-over-file': ({ purpose }: { purpose: string }) => (purpose === 'backup' ? this.downloaded : ''),
  };
  /** Machines that refuse SSH. */
  readonly withoutSsh = new Set<'old' | 'new'>();
  /** The certificate that the web console of a machine shows now. */
  readonly certificates = { old: 'old-certificate', new: 'new-certificate' };
  /** Nobody can look at an address from anywhere. */
  isBlind = false;
  /** Connections from the laptop; nobody answers them. */
  dialFromLaptop: Network['laptop']['dial'] = () =>
    Promise.reject(new MigrationError('reach.timeout', { address: '', port: 0, timeoutMs: 1 }));
  /** What the plan declares. */
  readonly declarations: NonNullable<PlanInput['declare']> = declareEach(
    declarationIds.filter((id) => id !== 'old-is-powered-off' && id !== 'old-is-isolated'),
    () => 'yes',
  );

  /** `identity` may name another key than the usual one. */
  constructor(machines: { old?: MemoryHostOptions; new?: MemoryHostOptions } = {}) {
    const identity = { user: 'root', port: 22, keyType: 'ssh-ed25519' };
    this.old = createMemoryHost({
      ...machines.old,
      identity: { ...identity, sha256: oldSha256, ...machines.old?.identity, address: '192.0.2.10' },
    });
    this.new = createMemoryHost({
      ...machines.new,
      identity: { ...identity, sha256: newSha256, ...machines.new?.identity, address: '192.0.2.20' },
    });
    fs.writeFileSync(this.downloaded, Buffer.concat([Buffer.from('Salted__'), Buffer.alloc(5000, 7)]));
  }

  /** Switches the old appliance off at the moment in which the engine says so, and does nothing about the address. */
  readonly switchOff = (event: RunEvent): void => {
    if (isTold(event, 'power-off')) this.holders.set('192.0.2.10', 'nobody');
  };

  /** Does all that is said; once the new appliance is to take the final address, `holder` is seen there. */
  obeyWith(holder: Holder): (event: RunEvent) => void {
    return (event) => {
      this.switchOff(event);
      if (!isTold(event, 'change-address')) return;
      this.holders.set('192.0.2.10', holder);
      if (holder !== 'nobody') this.holders.delete('192.0.2.20');
    };
  }

  /** Does all that is said. */
  readonly obey = this.obeyWith('new');

  createJob(plan: Partial<PlanInput> = {}): JobFolder {
    const base: PlanInput = {
      handover: 1,
      name: 'Two machines',
      old: { address: '192.0.2.10', user: 'root', profile: 'endpoint-protector', version: '5.9.4.2' },
      new: { address: '192.0.2.20', user: 'root', profile: 'endpoint-protector', version: '2608' },
      maintenanceWindowMinutes: 600,
      ledger: {
        have: [],
        settled: { 'communication-off': '', licence: '', 'client-packages': '', 'log-rotation': '' },
      },
      declare: this.declarations,
      limits: { cutoverMinutes: 0.5, importWatchMinutes: 0.1 },
    };
    return createJob(this.home, planSchema.parse({ ...base, ...plan }), this.home, new Date());
  }

  async run(
    job: JobFolder,
    scripted: Scripted,
    options: { mode?: RunMode; isAttended?: boolean; onEvent?: (event: RunEvent) => void } = {},
  ): Promise<MigrationResult> {
    return runMigration({
      home: this.home,
      job: await openJob(job),
      mode: options.mode ?? 'run',
      operator: 'tester',
      ask: this.#ask(scripted),
      isAttended: options.isAttended ?? true,
      signal: new AbortController().signal,
      onEvent: options.onEvent ?? (() => undefined),
      clock: createFastClock(),
      network: this.#network,
      open: async ({ side, address, pinnedSha256 }) => {
        const host = this[side];
        const expected = host.identity.sha256;
        const holder = this.holders.get(address);
        if ((typeof holder === 'function' ? this.loginsAt.get(address) : holder) !== side)
          throw new MigrationError('reach.timeout', { address, port: 22, timeoutMs: 1 }, { side });
        if (this.withoutSsh.has(side))
          throw new MigrationError('reach.refused', { address, port: 22 }, { side });
        if (pinnedSha256 !== undefined && pinnedSha256 !== expected) {
          throw new MigrationError(
            'trust.host-key-not-pinned',
            { address, sha256: expected, pinnedSha256 },
            { side },
          );
        }
        await host.reconnect(new AbortController().signal);
        return { ...wrap(host), identity: { ...host.identity, address } };
      },
    });
  }

  /** Makes of a job a direct switch that was rolled back as far as the new appliance goes: what is left is to see the old one. */
  async rollBackAddress(
    job: JobFolder,
    { past = [], profile }: { past?: EventBody[]; profile?: string } = {},
  ) {
    this.record(job, [...past, { type: 'step.reverted', step: 'take-address' }]);
    const plan = await readPlan(job.planPath);
    const old = { ...plan.old, ...(profile !== undefined && { profile }) };
    fs.writeFileSync(job.planPath, stringify({ ...plan, old, final: { ...plan.final, takeover: 'direct' } }));
  }

  /** Adds to the journal of a job what happened in the meantime. */
  record(job: JobFolder, past: readonly EventBody[]): void {
    const { journal, content } = Journal.open(job.journalPath, job.id);
    let seq = content.events.at(-1)?.seq ?? 0;
    for (const body of past) journal.append({ ...body, seq: ++seq, at: new Date().toISOString() });
    journal.close();
  }

  #ask(scripted: Scripted): Ask {
    return async (question, { signal }) => {
      signal.throwIfAborted();
      this.asked.push(question.kind);
      const own = scripted[question.kind] as
        ((asked: typeof question) => Answers[typeof question.kind]) | undefined;
      if (own) return own(question);
      return usual(question) as Answers[typeof question.kind];
    };
  }

  readonly #network: Network = {
    laptop: {
      name: 'laptop',
      dial: (...asked) => this.dialFromLaptop(...asked),
    },
    look: async (...asked) => {
      const untested: PortSight = { kind: 'could-not-test', reason: 'no route' };
      if (this.isBlind) return { ssh: untested, console: untested };
      const holder = this.holders.get(asked[0].address) ?? 'nobody';
      return typeof holder === 'function' ? holder(...asked) : this.#sightingOf(holder);
    },
  };

  #sightingOf(holder: Exclude<Holder, Network['look']>): Sighting {
    const closed = (kind: 'silent' | 'refused'): Sighting => ({ ssh: { kind }, console: { kind } });
    const open = (sha256: string): PortSight => ({ kind: 'open', sha256 });
    switch (holder) {
      case 'old':
      case 'new':
        return {
          ssh: this.withoutSsh.has(holder) ? { kind: 'refused' } : open(this[holder].identity.sha256),
          console: open(this.certificates[holder]),
          certificate: certificate(this.certificates[holder]),
        };
      case 'stranger':
        return { ssh: open(`SHA256:${'X'.repeat(43)}`), console: { kind: 'silent' } };
      case 'nobody':
        return closed('silent');
      case 'refusing':
        return closed('refused');
      default:
        return holder satisfies never;
    }
  }
}

function isTold(event: RunEvent, operation: string): boolean {
  return event.type === 'step.waiting' && event.operation === operation;
}

/** Methods of the host, without the getter that the spread would freeze. */
function wrap(host: MemoryHost) {
  return {
    get connectionLost() {
      return host.connectionLost;
    },
    run: host.run.bind(host),
    stat: host.stat.bind(host),
    list: host.list.bind(host),
    read: host.read.bind(host),
    write: host.write.bind(host),
    makeFolder: host.makeFolder.bind(host),
    rename: host.rename.bind(host),
    remove: host.remove.bind(host),
    freeSpaceBytes: host.freeSpaceBytes.bind(host),
    dial: host.dial.bind(host),
    reconnect: host.reconnect.bind(host),
    // The same machine is connected to again by the next run.
    close: async () => undefined,
  };
}

/** A certificate as such a machine shows it. */
export function certificate(sha256: string) {
  return {
    address: '',
    port: 443,
    sha256,
    subject: '',
    issuer: '',
    names: ['192.0.2.10'],
    validTo: '2036-01-01T00:00:00.000Z',
  };
}

function usual(question: Parameters<Ask>[0]): unknown {
  switch (question.kind) {
    case 'secret':
    case 'backup-key':
    case 'prove-key':
      return new Secret(theKey);
    case 'accept-findings':
      return question.findings.map(findingName);
    case 'declare':
      return declareEach(question.ids, () => 'yes');
    case 'choose-items':
      return { keep: question.items.map((item) => item.name), decline: [] };
    case 'choose-rows':
      return question.rows;
    case 'settle-rows':
      return question.rows.map((row) => ({ row, value: '', file: '' }));
    case 'choose-backup':
      return question.items[0]?.name ?? '';
    case 'type-name':
      return question.expected;
    case 'kit-path':
      return undefined;
    case 'hand-over-file':
      throw new MigrationError('run.waiting', { step: question.kind });
    default:
      return true;
  }
}

/** Time passes by waiting alone, a second in a millisecond: a busy computer makes nothing late. */
function createFastClock(): Clock {
  let passedMs = 0;
  return {
    ...systemClock,
    monotonicMs: () => passedMs,
    sleep: async (ms, signal) => {
      await systemClock.sleep(ms / 1000, signal);
      passedMs += ms;
    },
  };
}
