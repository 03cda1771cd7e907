import { expect, test } from 'vitest';
import type { RunEvent } from '../../../shared/run/event.ts';
import { linuxFaults } from '../faults.ts';
import { addresses } from '../layout.ts';
import { useLab, type TestLab } from '../testing/use-lab.ts';
import { withLimits, type Attempt, type LinuxOperator } from '../testing/operator.ts';

/** Every moment of a direct switch at which something is half done, in their order. */
const moments: readonly { readonly name: string; readonly is: (event: RunEvent) => boolean }[] = [
  { name: 'looked at the machine', is: ran('look') },
  { name: 'asked by ARP', is: ran('arp') },
  { name: 'put the scripts in place', is: ran('prepare') },
  { name: 'started the timer', is: ran('arm') },
  { name: 'started the taking', is: ran('fire') },
  { name: 'began the outage', is: ({ type }) => type === 'outage.began' },
  { name: 'switched the old one off', is: done('power-off') },
  { name: 'saw the new one at the address', is: ({ type }) => type === 'outage.ended' },
  {
    name: 'watched',
    is: (event) => event.type === 'waiting' && event.step === 'take-address' && event.elapsedMs > 3_000,
  },
  { name: 'made it last', is: ran('commit') },
];

function ran(script: string): (event: RunEvent) => boolean {
  return (event) => event.type === 'command.ran' && event.command.endsWith(`# ${script}`);
}

function done(step: string): (event: RunEvent) => boolean {
  return (event) => event.type === 'step.done' && event.step === step;
}

test.concurrent(
  'killed at every moment of the switch, the job finds where it is and ends well',
  async (context) => {
    const opened = await useLab(context);
    const { createOperator } = opened;
    const operator = createOperator();
    const killedAt: string[] = [];
    let left = [...moments];
    let last: Attempt | undefined;
    for (let attempt = 0; attempt < 2 * moments.length && last?.exitCode === undefined; attempt++) {
      last = await operator.attempt((event, kill) => {
        const moment = left.find(({ is }) => is(event));
        if (!moment) return;
        left = left.filter((each) => each !== moment);
        killedAt.push(moment.name);
        kill();
      });
      // The outage begins once in a job: one that was written down and never printed died at that moment.
      const untold = await momentsWithin(operator, left);
      killedAt.push(...untold.map(({ name }) => name));
      left = left.filter((moment) => !untold.includes(moment));
    }
    expect(last?.exitCode, last?.errors).toBe(0);
    expect(killedAt).toEqual(expect.arrayContaining(moments.map(({ name }) => name)));
    await expectNewAlone(opened);
  },
);

async function momentsWithin(operator: LinuxOperator, which: typeof moments): Promise<typeof moments> {
  const events = await operator.events();
  return which.filter(({ is }) => events.some(is));
}

test.concurrent('with its connection cut at every moment the job ends well', async (context) => {
  const opened = await useLab(context);
  const { lab, createOperator } = opened;
  const operator = createOperator();
  const cutAt = new Set<string>();
  let last: Attempt | undefined;
  for (let attempt = 0; attempt < moments.length && last?.exitCode !== 0; attempt++) {
    last = await operator.attempt((event) => {
      const moment = moments.find(({ name, is }) => !cutAt.has(name) && is(event));
      if (!moment) return;
      cutAt.add(moment.name);
      void linuxFaults['ssh-cut-new'](lab, true);
    });
  }
  expect(last?.exitCode, last?.errors).toBe(0);
  expect(cutAt.size).toBe(moments.length);
  await expectNewAlone(opened);
});

test.concurrent('a timer that cannot be stopped rolls nothing back that was committed', async (context) => {
  const opened = await useLab(context);
  const { lab, createOperator } = opened;
  const refusing = `#!/bin/sh
case "$(cat /run/handover-*/status 2>/dev/null)" in committing*) [ "$1" = stop ] && exit 1;; esac
exec /usr/bin/systemctl "$@"
`;
  const place = ['sh', '-c', 'cat > /usr/local/sbin/systemctl && chmod 755 /usr/local/sbin/systemctl'];
  await lab.new.console(place, refusing);
  const operator = createOperator(withLimits({ deadManSeconds: 70 }));
  const { exitCode, errors } = await operator.attempt();
  expect(exitCode, errors).toBe(0);
  const timers = async () =>
    (await lab.new.console(['sh', '-c', 'systemctl list-units --plain --no-legend "handover-*.timer"']))
      .stdout;
  expect(await timers()).toMatch(/handover-(undo|again)-/);
  await context.expect.poll(timers, { interval: 500 }).toBe('');
  await expectNewAlone(opened);
});

test.concurrent('what commits it is killed, and called again', async (context) => {
  const opened = await useLab(context);
  const { lab, createOperator } = opened;
  await placeOnNew(
    opened,
    'systemctl',
    `case "$(cat /run/handover-*/status 2>/dev/null) $1" in
  "committing stop") [ -e /run/killed ] || { touch /run/killed; kill -9 $PPID; exit 1; } ;;
esac
exec /usr/bin/systemctl "$@"`,
  );
  const { exitCode, errors } = await createOperator().attempt();
  expect(exitCode, errors).toBe(0);
  expect((await lab.new.console(['ls', '/run/killed'])).exitCode).toBe(0);
  await expectNewAlone(opened);
});

test.concurrent.for(['the next timer cannot be started', 'no timer runs any more'] as const)(
  'where %s the address is given up at once, and that is said',
  async (what, context) => {
    const opened = await useLab(context);
    const { lab, createOperator, heldByNew } = opened;
    if (what === 'the next timer cannot be started')
      await placeOnNew(
        opened,
        'systemd-run',
        'case "$(cat /run/handover-*/status 2>/dev/null) $*" in switched*undo.sh) exit 1 ;; esac\nexec /usr/bin/systemd-run "$@"',
      );
    const operator = createOperator();
    const { exitCode, events } = await operator.attempt((event) => {
      // Within the watch: the timer was begun anew just before.
      const isWatching =
        event.type === 'waiting' && event.step === 'take-address' && event.what === 'direct-switch';
      if (what === 'no timer runs any more' && isWatching)
        void lab.new.console(['systemctl', 'stop', 'handover-*.timer']);
    });
    expect(exitCode).not.toBe(0);
    expect(events.findLast((event) => event.type === 'step.failed')?.error).toMatchObject({
      code: 'cutover.direct-unarmed',
      params: { now: 'taken-back' },
    });
    expect(await heldByNew()).toEqual([addresses.temporary]);

    await lab.new.console(['rm', '-f', '/usr/local/sbin/systemd-run']);
    const resumed = await operator.attempt();
    expect(resumed.exitCode, resumed.errors).toBe(0);
    await expectNewAlone(opened);
  },
);

async function placeOnNew({ lab }: TestLab, program: string, script: string): Promise<void> {
  const file = `/usr/local/sbin/${program}`;
  await lab.new.console(['sh', '-c', `cat > ${file} && chmod 755 ${file}`], `#!/bin/sh\n${script}\n`);
}

/** The new appliance has the final address and no other, at once and after a reboot, and the old one is off. */
async function expectNewAlone({ lab, heldByNew }: TestLab): Promise<void> {
  expect(lab.old.isOn()).toBe(false);
  expect(await heldByNew()).toEqual([addresses.final]);
  await lab.new.pull();
  lab.new.powerOn();
  await lab.waitUntilUp('new', addresses.final);
  expect(await heldByNew()).toEqual([addresses.final]);
}
