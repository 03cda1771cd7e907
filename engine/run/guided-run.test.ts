import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { declareEach } from '../../shared/run/declaration.ts';
import type { EventBody, RunEvent } from '../../shared/run/event.ts';
import { findingName, type Finding } from '../../shared/run/finding.ts';
import type { StepEnd } from '../../shared/run/steps.ts';
import { stepIds, type StepId } from '../../shared/run/steps.ts';
import { replayRun } from '../../shared/run/reduce-run.ts';
import { en } from '../../shared/text/en.ts';
import { questionText } from '../../shared/text/render.ts';
import { readJournal } from '../job/journal.ts';
import { Secret } from '../secret.ts';
import { theKey, TwoMachines } from './testing/two-machines.ts';

let machines: TwoMachines;
beforeEach(() => (machines = new TwoMachines()));

/** What the journal says of every step: what stands behind it. */
function endsOf(events: readonly RunEvent[]): Partial<Record<StepId, StepEnd>> {
  return Object.fromEntries(
    events.flatMap((event) => (event.type === 'step.done' ? [[event.step, event.end]] : [])),
  );
}

describe('the vendor’s profile, where most is done by hand', () => {
  test('a person who does what is said comes to the end, and every green step was observed or is her word', async () => {
    const job = machines.createJob();
    const result = await machines.run(job, machines.handOver, { onEvent: machines.obey });
    expect(result.error?.toRecord()).toBeUndefined();
    expect(result.outcome).toBe('done');
    for (const id of stepIds) expect(result.state.steps[id].kind, id).toBe('done');
    expect(endsOf(result.events)).toEqual({
      connect: 'proved',
      plan: 'by-word',
      // Nobody could read what a person declared, and some checks could not be made.
      preflight: 'untested',
      preserve: 'by-word',
      'back-up': 'by-word',
      key: 'proved',
      // A person brought it.
      pull: 'by-word',
      // What was downloaded in a browser cannot be held against the old appliance.
      verify: 'untested',
      push: 'proved',
      restore: 'by-word',
      'hold-point': 'by-word',
      'power-off': 'proved',
      'take-address': 'proved',
      validate: 'untested',
      'readmit-clients': 'untested',
      finalise: 'by-word',
    });
    const statuses = Object.fromEntries(result.state.proofs.map((p) => [p.id, p.status]));
    // Nobody could look: that is never shown as passed.
    expect(statuses).toMatchObject({
      'preserve.backups-listed': 'by-word',
      'preserve.audit-logs-listed': 'by-word',
      'restore.evidence': 'by-word',
      'restore.client-communication': 'by-word',
      'verify.hash-on-old': 'could-not-test',
      'validate.clients': 'could-not-test',
      'validate.version': 'could-not-test',
      'cutover.new-answers': 'passed',
      'validate.host-key': 'passed',
      'push.hash-on-new': 'passed',
    });
    expect(statuses['validate.client-communication']).toBe('by-word');
    // When the clients were let in is a person's word alone.
    expect(result.state.outages).toHaveLength(1);
    expect(result.state.outage?.endedAt).toBeDefined();
    expect(result.state.outage?.outageMs).toBeUndefined();
    expect(machines.new.files.content('/home/admin/handover-inbox/backup 5.9.4.2 (1).eppb')).toEqual(
      fs.readFileSync(machines.downloaded),
    );
    expect(readJournal(job.journalPath, job.id).events.length).toBeGreaterThan(30);
    expect(fs.readFileSync(job.journalPath, 'utf8')).not.toContain(theKey);
  });

  test('an old appliance that comes back while the end is agreed to is not closed over', async () => {
    const job = machines.createJob();
    const agreed = {
      ...machines.handOver,
      'confirm-finalise': () => {
        machines.holders.set('192.0.2.10', 'old');
        return true;
      },
    };
    const { error, state } = await machines.run(job, agreed, { onEvent: machines.obey });
    expect(error?.code).toBe('cutover.old-came-back');
    expect(state.lifecycle).not.toBe('finalised');
  });

  test('nothing is a plain green where only a word or a click stands behind it: report and journal', async () => {
    const job = machines.createJob();
    const { events } = await machines.run(job, machines.handOver, { onEvent: machines.obey });
    const notGreen = stepIds.filter((id) => endsOf(events)[id] !== 'proved');
    expect(notGreen).toEqual(expect.arrayContaining(['preserve', 'restore', 'readmit-clients']));
    const report = (name: string) => fs.readFileSync(path.join(job.reportFolder, name), 'utf8');
    const json = JSON.parse(report('report.json')) as { steps: { id: string; end: string }[] };
    for (const id of stepIds) {
      const end = endsOf(events)[id] ?? 'untested';
      const { title } = en.steps[id];
      expect(json.steps.find((step) => step.id === id)?.end).toBe(end);
      const row = report('report.md')
        .split('\n')
        .find((shown) => shown.startsWith(`| **${title}**<br>`));
      expect(row, title).toContain(`**${en.stepEnds[end].word}**`);
      const htmlRow = report('report.html')
        .split('<tr>')
        .find((shown) => shown.includes(`<strong>${title}</strong>`) && shown.includes('class="mark'));
      expect(htmlRow?.includes('mark good'), title).toBe(end === 'proved');
    }
    expect(report('report.md')).toContain(`${en.stepEnds['by-word'].word}: `);
  });

  test('the exported list of computers is the baseline, and a later one shows who is missing', async () => {
    const list = path.join(machines.home, 'computers.csv');
    const export_ = (seenAt: string) => {
      const rows = ['PC-1', 'PC-2', 'PC-3'].map(
        (name) => `${name},${name === 'PC-3' ? '2020-01-01T00:00:00Z' : seenAt}`,
      );
      fs.writeFileSync(list, ['Computer Name,Last Seen', ...rows].join('\n'));
    };
    export_('2026-01-01T00:00:00Z');
    const result = await machines.run(
      machines.createJob(),
      {
        'hand-over-file': ({ purpose, refusedFile }) => {
          if (purpose === 'backup') return machines.downloaded;
          // A wrong file is asked for again at once.
          return refusedFile?.why.kind === 'no-list' ? list : machines.downloaded;
        },
      },
      {
        onEvent: (event) => {
          machines.obey(event);
          if (event.type === 'outage.ended') export_(new Date(Date.now() + 60_000).toISOString());
        },
      },
    );
    expect(result.outcome).toBe('done');
    expect(result.state.baseline).toMatchObject({ count: 3, source: 'csv' });
    expect(result.state.clientsSeen).toMatchObject({ seen: 2, baseline: 3, missing: ['PC-3'] });
    expect(result.state.proofs.find((p) => p.id === 'validate.clients')?.status).toBe('passed-with-warning');
  });

  test('without a person it ends at the first thing that only a person can do, and goes on later', async () => {
    const job = machines.createJob({ accept: ['preflight.no-client-baseline'] });
    const first = await machines.run(job, {}, { isAttended: false });
    expect(first.outcome).toBe('waiting');
    expect(first.state.steps['power-off'].kind).toBe('pending');
    const second = await machines.run(job, machines.handOver, { onEvent: machines.obey });
    expect(second.outcome).toBe('done');
  });

  test('what a person did and said is not asked for again when the job is resumed', async () => {
    const job = machines.createJob();
    const told: string[] = [];
    const run = async (mode: 'rehearse' | 'run') =>
      machines.run(job, machines.handOver, {
        mode,
        onEvent: (event) => {
          if (event.type !== 'step.waiting') return;
          told.push(event.operation);
          machines.obey(event);
        },
      });
    expect((await run('rehearse')).outcome).toBe('rehearsed');
    expect((await run('run')).outcome).toBe('done');
    expect(told.filter((operation) => operation === 'import')).toHaveLength(1);
    expect(told.filter((operation) => operation === 'list-backups')).toHaveLength(1);
    expect(told.filter((operation) => operation === 'list-audit-logs')).toHaveLength(1);
    expect(machines.asked.filter((kind) => kind === 'confirm-plan')).toHaveLength(1);
  });

  test('an import that may have been begun is told as that when the job is resumed, with when', async () => {
    const job = machines.createJob();
    const run = (isDone: boolean) =>
      machines.run(
        job,
        {
          ...machines.handOver,
          'confirm-guided': ({ operation }) => operation !== 'import' || isDone,
        },
        { onEvent: machines.obey },
      );
    const toldOf = (events: readonly RunEvent[]) =>
      events.filter((event) => event.type === 'step.waiting' && event.operation === 'import');
    const first = await run(false);
    expect(first.outcome).toBe('waiting');
    const [told] = toldOf(first.events);
    expect(told).not.toHaveProperty('begunAt');
    const { events, outcome } = await run(true);
    expect(outcome).toBe('done');
    expect(toldOf(events).at(-1)).toMatchObject({ begunAt: told?.at });
    const asked = events.findLast(
      (event) =>
        event.type === 'question.asked' &&
        event.question.kind === 'confirm-guided' &&
        event.question.operation === 'import',
    );
    expect(asked).toMatchObject({ question: { begunAt: told?.at } });
    // The first time, however often it was told since; and never again after it was done.
    expect(replayRun(events).toldAt).toEqual({});
    const [line] = asked?.type === 'question.asked' ? questionText(en, asked.question).body : [];
    expect(line).toContain(en.format.date(told?.at ?? ''));
  });

  test('a wrong file is refused with its reason where it is handed over, and another is taken', async () => {
    const page = path.join(machines.home, 'login.html');
    fs.writeFileSync(page, '<!doctype html><html><title>Sign in</title><body>Log in</body></html>');
    const given = [path.join(machines.home, 'none'), page, machines.downloaded];
    const told: string[] = [];
    const { outcome, state } = await machines.run(
      machines.createJob(),
      {
        'hand-over-file': (question) => {
          if (question.refusedFile) told.push(questionText(en, question).body.slice(0, 2).join(' '));
          return question.purpose === 'backup' ? (given.shift() ?? '') : '';
        },
      },
      { mode: 'rehearse', onEvent: machines.obey },
    );
    expect(outcome).toBe('rehearsed');
    expect(state.backup?.handedOverPath).toBe(machines.downloaded);
    expect(told).toEqual([
      expect.stringMatching(/^“none” was not taken.*is not there/),
      expect.stringMatching(/^“login.html” was not taken.*web page \(“Sign in”\)/),
    ]);
  });

  test('a copy that turns out to be no backup is given up, and the file is asked for again', async () => {
    const job = machines.createJob();
    const page = path.join(machines.home, 'page.eppb');
    fs.copyFileSync(machines.downloaded, page);
    const first = await machines.run(
      job,
      { 'hand-over-file': ({ purpose }) => (purpose === 'backup' ? page : '') },
      {
        mode: 'rehearse',
        onEvent: (event) => {
          // Changed after it was looked at, and before it is copied.
          if (event.type === 'backup.chosen') fs.writeFileSync(page, '<!doctype html><html><body>');
        },
      },
    );
    expect(first.error?.code).toBe('backup.not-a-backup');
    expect(first.state.backup).toBeUndefined();
    const second = await machines.run(job, machines.handOver, { mode: 'rehearse', onEvent: machines.obey });
    expect(second.error?.toRecord()).toBeUndefined();
    expect(second.outcome).toBe('rehearsed');
  });

  test('without a person a wrong file ends the run at once', async () => {
    const job = machines.createJob({ accept: ['preflight.no-client-baseline'] });
    const { error } = await machines.run(
      job,
      { 'hand-over-file': () => path.join(machines.home, 'none') },
      { isAttended: false },
    );
    expect(error?.code).toBe('local.file-missing');
  });

  test('whoever hands over no backup stops there, and loses nothing', async () => {
    const result = await machines.run(machines.createJob(), { 'hand-over-file': () => '' });
    expect(result.error?.toRecord()).toMatchObject({ code: 'run.waiting', params: { step: 'back-up' } });
    expect(result.state.backup).toBeUndefined();
  });

  test.each([
    ['stranger', 'cutover.third-party'],
    ['old', 'cutover.old-came-back'],
    ['nobody', 'run.waiting'],
  ] as const)('the address is taken by %s: %s', async (holder, code) => {
    const job = machines.createJob();
    const result = await machines.run(job, machines.handOver, {
      onEvent: (event) => {
        machines.switchOff(event);
        if (event.type === 'step.waiting' && event.operation === 'change-address')
          machines.holders.set('192.0.2.10', holder);
      },
    });
    expect(result.error?.code).toBe(code);
    expect(result.state.steps['take-address'].kind).toBe('failed');
    expect(fs.existsSync(path.join(job.reportFolder, 'rollback.md'))).toBe(true);
    // Put right by a person, the same job goes on to the end.
    machines.holders.set('192.0.2.10', 'nobody');
    const resumed = await machines.run(job, machines.handOver, { onEvent: machines.obey });
    expect(resumed.outcome).toBe('done');
  });

  test('an old appliance that refuses connections is not taken for one that is off', async () => {
    const job = machines.createJob();
    const result = await machines.run(
      job,
      {
        ...machines.handOver,
        declare: ({ ids }) => declareEach(ids, (id) => (id === 'old-is-powered-off' ? 'no' : 'yes')),
      },
      {
        onEvent: (event) => {
          if (event.type === 'step.waiting' && event.operation === 'power-off')
            machines.holders.set('192.0.2.10', 'refusing');
        },
      },
    );
    expect(result.error?.code).toBe('cutover.old-still-alive');
    expect(result.state.steps['take-address'].kind).toBe('pending');
  });

  test('whoever does not know yet whether the old machine is off is asked again, in the same run', async () => {
    const job = machines.createJob({ limits: { cutoverMinutes: 5 } });
    const answers = ['unknown', 'no', 'unknown', 'yes'] as const;
    let asked = 0;
    const pausesMs: number[] = [];
    const result = await machines.run(
      job,
      {
        ...machines.handOver,
        declare: ({ ids }) =>
          declareEach(ids, (id) => (id === 'old-is-powered-off' ? (answers[asked++] ?? 'yes') : 'yes')),
      },
      {
        onEvent: (event) => {
          // The first of each pause tells its whole length.
          if (event.type === 'waiting' && event.askAgainMs !== undefined && pausesMs.length < asked)
            pausesMs.push(Math.round(event.askAgainMs / 1_000));
          if (event.type !== 'step.waiting') return;
          if (event.operation === 'power-off') machines.holders.set('192.0.2.10', 'refusing');
          if (event.operation === 'change-address') machines.obey(event);
        },
      },
    );
    expect(result.error?.toRecord()).toBeUndefined();
    expect(asked).toBe(4);
    expect(pausesMs).toEqual([15, 30, 60]);
    expect(result.state.proofs.findLast(({ id }) => id === 'cutover.old-off-by-word')?.status).toBe(
      'by-word',
    );
  });

  test('whoever never knows it is asked until the time of the cut-over is over, and the job waits', async () => {
    const job = machines.createJob({ limits: { cutoverMinutes: 2 } });
    let asked = 0;
    const result = await machines.run(
      job,
      {
        ...machines.handOver,
        declare: ({ ids }) =>
          declareEach(ids, (id) => (id === 'old-is-powered-off' ? (asked++, 'unknown') : 'yes')),
      },
      {
        onEvent: (event) => {
          if (event.type === 'step.waiting' && event.operation === 'power-off')
            machines.holders.set('192.0.2.10', 'refusing');
        },
      },
    );
    expect(result.error).toMatchObject({ code: 'run.waiting', params: { step: 'power-off' } });
    // At once, after 15, 45 and 105 seconds, and at the end.
    expect(asked).toBe(5);
    expect(result.state.proofs.findLast(({ id }) => id === 'cutover.old-off-by-word')?.status).toBe(
      'could-not-test',
    );
  });

  test.each(['no', 'unknown'] as const)(
    'autostart that is not off (%s) stops the job before anything is switched off',
    async (value) => {
      const job = machines.createJob({
        declare: { ...machines.declarations, 'autostart-is-off': { value, note: '' } },
      });
      const scripted = {
        ...machines.handOver,
        'accept-findings': ({ findings }: { findings: readonly Finding[] }) =>
          findings.map(findingName).filter((name) => name !== 'hold-point.autostart-on'),
      };
      const result = await machines.run(job, scripted, { onEvent: machines.obey });
      expect(result.error).toMatchObject({
        code: 'run.blocked',
        params: { findings: 'hold-point.autostart-on' },
      });
      expect(result.state.outage).toBeUndefined();
      expect(machines.old.ran.some((argv) => argv.includes('poweroff'))).toBe(false);

      // Accepted by its name, not knowing goes on, and the report names who accepted it; a clear no never does.
      const again = await machines.run(job, machines.handOver, { onEvent: machines.obey });
      expect(again.outcome).toBe(value === 'no' ? 'blocked' : 'done');
      expect(Object.keys(again.state.accepted).includes('hold-point.autostart-on')).toBe(value === 'unknown');
      if (value === 'no') return;
      const report = fs.readFileSync(path.join(job.reportFolder, 'report.md'), 'utf8');
      expect(report).toContain('Autostart of the old machine');
    },
  );

  test('a lost key makes the backup worthless: the next attempt makes another', async () => {
    const job = machines.createJob();
    const lost = await machines.run(job, { ...machines.handOver, 'backup-key': () => new Secret('') });
    expect(lost.error?.code).toBe('key.lost');
    expect(lost.state.backup).toBeUndefined();
    expect(lost.state.steps.pull.kind).toBe('pending');
  });

  test('a person who cannot read the key back is shown it again, and gets no further before', async () => {
    const job = machines.createJob();
    const misread = () => new Secret('K7QX-29FJ-3M81-QWEp');
    const declined = await machines.run(job, {
      ...machines.handOver,
      'prove-key': misread,
      'keep-key': ({ isAfterMisses }) => isAfterMisses !== true,
    });
    expect(declined.error?.toRecord()).toMatchObject({
      code: 'run.declined',
      params: { step: 'key', question: 'keep-key' },
    });
    expect(machines.asked.filter((kind) => kind === 'prove-key')).toHaveLength(3);
    expect(declined.state.steps.pull.kind).toBe('pending');
    // Shown again, it is read back, and the run never ended.
    let tries = 0;
    const { outcome } = await machines.run(
      job,
      { ...machines.handOver, 'prove-key': () => (++tries > 4 ? new Secret(theKey) : misread()) },
      { mode: 'rehearse' },
    );
    expect(outcome).toBe('rehearsed');
    expect(tries).toBe(5);
  });

  test('a key that does not open the copy is found out before it is pushed, and another is taken', async () => {
    const zip = path.join(machines.home, 'b.zip');
    fs.writeFileSync(path.join(machines.home, 'words.sql'), 'INSERT INTO computers VALUES (1);\n'.repeat(99));
    execFileSync('zip', ['-q', '-P', theKey, zip, 'words.sql'], { cwd: machines.home });
    const job = machines.createJob();
    const hand = {
      'hand-over-file': ({ purpose }: { purpose: string }) => (purpose === 'backup' ? zip : ''),
    };
    const wrong = () => new Secret('M4RT-77XK-2B5N-HQZD');
    const refused = await machines.run(job, { ...hand, 'backup-key': wrong, 'prove-key': wrong });
    expect(refused.error?.code).toBe('restore.wrong-key');
    expect(refused.state.isKeyProved).toBe(false);
    expect(refused.state.steps.push.kind).toBe('pending');
    const right = await machines.run(job, hand, { mode: 'rehearse' });
    expect(right.error?.toRecord()).toBeUndefined();
    expect(right.state.steps.push.kind).toBe('done');
    expect(right.state.isKeyProved).toBe(true);
    const container = right.state.proofs.filter((found) => found.id === 'verify.container').at(-1);
    expect(container?.params['seen']).toContain('key.opens');
  });

  test('a backup that exists already is handed over, never made, and is as old as it says', async () => {
    const earlier = path.join(machines.home, 'monday_2026-11-20.eppb');
    fs.copyFileSync(machines.downloaded, earlier);
    const asked: unknown[] = [];
    const told: string[] = [];
    const job = machines.createJob({ backup: { use: 'monday' } });
    const { error, state } = await machines.run(
      job,
      {
        'hand-over-file': (question) => {
          if (question.purpose === 'backup') asked.push(question);
          return question.purpose === 'backup' ? earlier : '';
        },
      },
      {
        mode: 'rehearse',
        onEvent: (event) => {
          if (event.type === 'step.waiting') told.push(event.operation);
        },
      },
    );
    expect(error?.toRecord()).toBeUndefined();
    expect(asked).toEqual([expect.objectContaining({ existing: 'monday' })]);
    expect(JSON.stringify(asked)).not.toContain('Create');
    expect(told).not.toContain('create-backup');
    expect(state.backup).toMatchObject({
      madeByUs: false,
      madeAt: { at: '2026-11-20T00:00:00.000Z', from: 'name' },
    });
  });

  test('a saved login page under a backup’s name is found out before it is pushed', async () => {
    fs.writeFileSync(
      machines.downloaded,
      '<!DOCTYPE html><html><head><title>Login</title></head><body>Sign in</body></html>',
    );
    const result = await machines.run(machines.createJob(), machines.handOver);
    expect(result.error?.code).toBe('backup.not-a-backup');
    expect(result.state.steps.push.kind).toBe('pending');
  });

  test('a typed name that differs stops before anything is overwritten', async () => {
    const result = await machines.run(machines.createJob(), {
      ...machines.handOver,
      'type-name': () => 'another',
    });
    expect(result.error?.code).toBe('run.declined');
    expect(result.state.steps.restore.kind).toBe('failed');
    expect(machines.old.ran.some((argv) => argv.includes('poweroff'))).toBe(false);
  });
});

describe('a backup that is made by hand, and the key that belongs to it', () => {
  beforeEach(() => machines.old.files.makeFolder('/backups'));

  /** The plan names where the old appliance keeps its backups: a new file there can be seen. */
  const seen = { backup: { folder: '/backups' }, limits: { cutoverMinutes: 0.5, reconnectAttempts: 1 } };

  const makeBackup = (name: string) =>
    machines.old.files.put(
      `/backups/${name}`,
      Buffer.concat([Buffer.from('Salted__'), Buffer.alloc(5000, 7)]),
    );

  /** What was told and asked of the making of the backup. */
  function toldOf(events: readonly RunEvent[]) {
    const told = events.flatMap((event) =>
      event.type === 'step.waiting' && event.operation === 'create-backup' && 'values' in event.instruction
        ? [
            {
              begunAt: event.begunAt,
              name: event.instruction.values?.find(({ id }) => id === 'backup-name')?.value,
            },
          ]
        : [],
    );
    const keys = events.flatMap((event) =>
      event.type === 'question.asked' && event.question.kind === 'backup-key' ? [event.question.backup] : [],
    );
    return { told, keys };
  }

  test('a backup that appears while its key is asked for and the connection breaks is taken up, under the name that was told', async () => {
    const { error, events, state } = await machines.run(
      machines.createJob(seen),
      {
        ...machines.handOver,
        'backup-key': () => {
          makeBackup('one.eppb');
          machines.old.lose();
          return new Secret(theKey);
        },
      },
      { mode: 'rehearse' },
    );
    expect(error?.toRecord()).toBeUndefined();
    expect(state.backup?.name).toBe('one.eppb');
    const { told, keys } = toldOf(events);
    expect(keys).toHaveLength(1);
    // Told before the key was asked for, and once more after the connection was back.
    expect(told).toEqual([
      { begunAt: undefined, name: keys[0] },
      { begunAt: expect.any(String) as string, name: keys[0] },
    ]);
  });

  test('a backup that was seen before the job was interrupted is the one that is moved: no other is made', async () => {
    const job = machines.createJob(seen);
    const first = await machines.run(job, machines.handOver, {
      mode: 'rehearse',
      onEvent: (event) => {
        if (event.type === 'step.waiting' && event.operation === 'create-backup') makeBackup('one.eppb');
        // While it is still looked at whether it grows.
        if (event.type !== 'waiting' || event.what !== 'one.eppb') return;
        machines.holders.set('192.0.2.10', 'nobody');
        machines.old.lose();
      },
    });
    expect(first.state.steps['back-up'].kind).toBe('failed');
    machines.holders.set('192.0.2.10', 'old');
    const { error, events, state } = await machines.run(job, machines.handOver, { mode: 'rehearse' });
    expect(error?.toRecord()).toBeUndefined();
    expect(state.backup?.name).toBe('one.eppb');
    expect(state.isKeyProved).toBe(true);
    expect(toldOf(events).told).toHaveLength(1);
    expect(toldOf(events).keys).toHaveLength(1);
  });

  test('a key that was proved in an earlier run is not that of a backup that is made now', async () => {
    const job = machines.createJob();
    const keys = [theKey, 'M4RT-77XK-2B5N-HQZD'];
    const run = (isThere: boolean) => {
      const key = () => new Secret(keys[isThere ? 1 : 0] ?? '');
      const hand = isThere ? machines.handOver : { 'hand-over-file': () => '' };
      return machines.run(job, { ...hand, 'backup-key': key, 'prove-key': key }, { mode: 'rehearse' });
    };
    const first = await run(false);
    expect(first.error?.code).toBe('run.waiting');
    expect(first.state.isKeyProved).toBe(true);
    const { error, events, state } = await run(true);
    expect(error?.toRecord()).toBeUndefined();
    const proved = (type: EventBody['type']) => events.filter((event) => event.type === type);
    expect(proved('key.captured')).toHaveLength(2);
    expect(proved('key.custody-proved')).toHaveLength(2);
    expect(state.isKeyProved).toBe(true);
    const { told, keys: asked } = toldOf(events);
    expect(new Set([...asked, ...told.map(({ name }) => name)]).size).toBe(1);
  });
});
