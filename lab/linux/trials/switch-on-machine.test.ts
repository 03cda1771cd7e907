import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { askByArp } from '../../../engine/cut-over/direct/arp-look.ts';
import {
  armSwitch,
  commitSwitch,
  fireSwitch,
  forgetSwitch,
  prepareSwitch,
  readSwitchStatus,
  undoSwitch,
  type SwitchStatus,
} from '../../../engine/cut-over/direct/direct-switch.ts';
import type { RunAsRoot } from '../../../engine/cut-over/direct/run-as-root.ts';
import type { SwitchSpec } from '../../../engine/cut-over/direct/switch-spec.ts';
import { addresses, card } from '../layout.ts';
import { useOneLab } from '../testing/one-lab.ts';

/** The machine itself, asked as the engine asks it, without a migration around it. */
const configFile = '/etc/network/interfaces.d/host0';
/** Nobody has it. */
const free = '192.0.2.99';

const lab = useOneLab({ owner: 'ifupdown' });
const run: RunAsRoot = (_name, script) => lab().new.console(['sh', '-s'], script);
const sh = async (script: string): Promise<string> =>
  (await lab().new.console(['sh', '-c', script])).stdout.trim();

const spec: SwitchSpec = {
  id: 'trial',
  interfaceName: card,
  finalAddress: free,
  prefixLength: addresses.prefixLength,
  temporaryAddress: addresses.temporary,
  gateway: addresses.gateway,
  oldMac: undefined,
  owner: 'ifupdown',
  configFile,
  deadManSeconds: 100,
  waitSeconds: 60,
};

/** In the place of a program of the machine; `%` is the real one. */
async function standIn(program: string, script: string): Promise<void> {
  const real = await sh(`PATH=/usr/sbin:/usr/bin:/sbin:/bin command -v ${program}`);
  const file = `/usr/local/sbin/${program}`;
  const text = `#!/bin/sh\n${script.replaceAll('%', real)}\n`;
  await lab().new.console(
    ['sh', '-c', `cat > ${file}.new && chmod 755 ${file}.new && mv ${file}.new ${file}`],
    text,
  );
}
const noStandIns = () => sh('cd /usr/local/sbin && rm -f arping ip mv sync systemctl systemd-run');

async function take(changed: Partial<SwitchSpec> = {}): Promise<void> {
  const whole = { ...spec, ...changed };
  const before = await lab().new.console(['cat', whole.configFile]);
  const after = before.stdout.replace(whole.temporaryAddress, whole.finalAddress);
  await prepareSwitch(run, whole, { before: before.stdout, after });
  await armSwitch(run, whole);
  await fireSwitch(run, whole);
}

async function until(kind: SwitchStatus['kind'], id = spec.id): Promise<SwitchStatus> {
  await expect.poll(async () => (await readSwitchStatus(run, id)).kind, { interval: 200 }).toBe(kind);
  return readSwitchStatus(run, id);
}

/** Its first status that is none of `kinds`. */
async function after(...kinds: readonly SwitchStatus['kind'][]): Promise<SwitchStatus> {
  await expect
    .poll(async () => kinds.includes((await readSwitchStatus(run, spec.id)).kind), {
      interval: 100,
    })
    .toBe(false);
  return readSwitchStatus(run, spec.id);
}

async function addressesOf(dev: string): Promise<string[]> {
  const stdout = await sh(`ip -o -4 address show dev ${dev}`);
  return stdout.match(/(?<= )[\d.]+(?=\/)/g) ?? [];
}
const held = () => addressesOf(card);

beforeEach(async () => {
  await noStandIns();
});
afterEach(async () => {
  await noStandIns();
  await undoSwitch(run, spec);
  await forgetSwitch(run, spec);
});

/** What an arping may do that did not look; the first three are enough where each takes seconds. */
const failures: readonly [what: string, script: string][] = [
  ['prints nothing and ends well', 'exit 0'],
  ['ends with 2', 'echo "arping: socket: Operation not permitted" >&2; exit 2'],
  ['is killed', 'kill -9 $$'],
  ['says that the card has no ARP', 'echo \'Interface "host0" is not ARPable\'; exit 0'],
  ['is told to stop before an answer can come', '% "$@" & sleep 0.05; kill -TERM $!; wait $!'],
  ['never ends', 'exec sleep 100'],
  ['answers with a bare exit code', 'exit 1'],
];
/** Only what asks; announcements go on. */
const onlyLooks = (script: string) => `case "$1" in -D) ;; *) exec % "$@" ;; esac\n${script}`;

describe('an arping that did not look', () => {
  test.each(failures)('and %s: is no silence to whoever asks', async (_what, script) => {
    await standIn('arping', script);
    expect(await askByArp(run, card, free)).toEqual({ kind: 'could-not-test' });
  });

  test.each(failures.slice(0, 3))(
    'and %s: the address is not taken, and is told as blind',
    async (_what, script) => {
      await standIn('arping', onlyLooks(script));
      await take();
      expect(await after('waiting')).toMatchObject({ kind: 'blind' });
      expect(await held()).toEqual([addresses.temporary]);
    },
  );

  test.each(failures.slice(0, 3))(
    'and %s: a switched address is given up, and no look is counted',
    async (_what, script) => {
      await take();
      await until('switched');
      await standIn('arping', onlyLooks(script));
      const counted = await readSwitchStatus(run, spec.id);
      let last = counted;
      for (let status = counted; status.kind === 'switched'; status = await readSwitchStatus(run, spec.id))
        last = status;
      // One look may have been under way.
      const looksOf = (status: SwitchStatus) => (status.kind === 'switched' ? status.looks : 0);
      expect(looksOf(last) - looksOf(counted)).toBeLessThanOrEqual(1);
      expect(await after('switched')).toMatchObject({ kind: 'blind' });
      await expect.poll(held).toEqual([addresses.temporary]);
    },
  );
});

test('a loopback has no ARP, and its silence is none', async () => {
  expect(await askByArp(run, 'lo', '127.0.0.99')).toEqual({ kind: 'could-not-test' });
});

test('a card without a link asks nobody', async () => {
  await sh('ip link add dummy7 type veth peer name dummy8 && ip link set dummy7 up');
  expect(await askByArp(run, 'dummy7', free)).toEqual({ kind: 'could-not-test' });
  await sh('ip link del dummy7');
});

test('who answers is named, and nobody is silent', async () => {
  const mac = (await lab().old.console(['cat', `/sys/class/net/${card}/address`])).stdout.trim();
  expect(await askByArp(run, card, addresses.final)).toEqual({ kind: 'answered', mac });
  expect(await askByArp(run, card, free)).toEqual({ kind: 'silent' });
});

test.each([0.35, 2])(
  'an arping that starts %s s late hears the old appliance all the same',
  async (seconds) => {
    await standIn('arping', `sleep ${String(seconds)}; exec % "$@"`);
    const mac = (await lab().old.console(['cat', `/sys/class/net/${card}/address`])).stdout.trim();
    await take({ finalAddress: addresses.final, oldMac: mac, waitSeconds: 6 });
    expect(await after('waiting')).toEqual({ kind: 'gave-up', mac });
    expect(await held()).toEqual([addresses.temporary]);
  },
);

test('a look that fails once is made again', async () => {
  await standIn('arping', onlyLooks('[ -e /run/failed ] && exec % "$@"; touch /run/failed; exit 2'));
  await sh('rm -f /run/failed');
  await take();
  expect(await after('waiting')).toMatchObject({ kind: 'switched' });
});

const timers = async (): Promise<string[]> =>
  (await sh("systemctl list-units --plain --no-legend 'handover-*.timer' | cut -d ' ' -f 1"))
    .split('\n')
    .filter((line) => line !== '');

describe('the timer', () => {
  test.each([
    ['cannot be started', 'exit 1'],
    ['is started and does not run', 'exit 0'],
  ])('where the next one %s the one before runs on', async (_what, script) => {
    await take();
    await until('switched');
    const before = await timers();
    expect(before).toHaveLength(1);
    await standIn('systemd-run', script);
    await expect(armSwitch(run, spec)).rejects.toThrow('arm: exit code 1');
    expect(await timers()).toEqual(before);
    expect(await readSwitchStatus(run, spec.id)).toMatchObject({ kind: 'switched', isArmed: true });

    await noStandIns();
    await armSwitch(run, spec);
    expect(await timers()).toHaveLength(1);
    expect(await timers()).not.toEqual(before);
    await armSwitch(run, spec);
    expect(await timers()).toEqual(before);
  });

  test('of two that a killed process left one is left, with the whole time', async () => {
    await take();
    await until('switched');
    await sh(
      'systemd-run --quiet --unit handover-again-trial --on-active=3 /bin/sh /run/handover-trial/undo.sh',
    );
    await armSwitch(run, spec);
    expect(await timers()).toHaveLength(1);
    const left = await sh(`systemctl show -p NextElapseUSecMonotonic --value handover-\\*-trial.timer`);
    expect(left).not.toBe('');
  });

  test('a switch without one says so', async () => {
    await take();
    await until('switched');
    await sh("systemctl stop 'handover-*.timer'");
    expect(await readSwitchStatus(run, spec.id)).toMatchObject({ kind: 'switched', isArmed: false });
  });
});

describe('making it last', () => {
  const config = () => sh(`cat ${configFile}`);
  let original: string;
  beforeEach(async () => {
    original = `${await config()}\n`;
  });
  afterEach(async () => {
    // What was committed is no longer undone by itself.
    await noStandIns();
    await lab().new.console(['sh', '-c', `cat > ${configFile}`], original);
    await sh(
      `ip address add ${addresses.temporary}/24 dev ${card}; ip address del ${free}/24 dev ${card}; ip route replace default via ${addresses.gateway}`,
    );
  });

  test('killed at any moment, it goes on when it is called again', async () => {
    // Once before the file is written, once before it is in its place, once when it is.
    await sh('rm -f /run/killed-*');
    const killOnce = (name: string, when: string) =>
      `case "$*" in ${when}) [ -e /run/killed-${name} ] || { touch /run/killed-${name}; kill -9 $PPID; exit 1; } ;; esac\nexec % "$@"`;
    await take();
    await until('switched');
    await standIn('sync', killOnce('sync', '*.handover'));
    await standIn('mv', killOnce('mv', '*.handover*/etc/*'));
    await standIn('systemctl', killOnce('stop', 'stop*handover-undo-trial.timer'));
    for (const name of ['sync', 'mv', 'stop']) {
      await commitSwitch(run, spec.id);
      await expect.poll(() => sh('ls /run')).toContain(`killed-${name}`);
      await expect
        .poll(() => readSwitchStatus(run, spec.id))
        // Before the file is in its place it is watched as before.
        .toMatchObject({ kind: name === 'stop' ? 'committing' : 'switched', isCommitting: false });
    }
    await commitSwitch(run, spec.id);
    await until('committed');
    expect(await held()).toEqual([free]);
    expect(await config()).toContain(free);
    expect(await timers()).toEqual([]);
  });

  test('a card that keeps its old address is told, and not waited for without end', async () => {
    await take();
    await until('switched');
    await standIn('ip', `case "$*" in "address del ${addresses.temporary}"*) exit 0 ;; esac\nexec % "$@"`);
    await commitSwitch(run, spec.id);
    const status = await until('unsettled');
    expect(status).toMatchObject({ detail: expect.stringContaining(`${addresses.temporary}/24`) as unknown });
    await noStandIns();
    await commitSwitch(run, spec.id);
    await until('committed');
    expect(await held()).toEqual([free]);
  });

  test('the file is put in its place in one step, and is on the disk before the timer is stopped', async () => {
    await sh('rm -f /run/steps');
    for (const program of ['sync', 'mv', 'systemctl'])
      await standIn(program, `echo "${program} $*" >> /run/steps\nexec % "$@"`);
    await take();
    await until('switched');
    await sh('rm -f /run/steps');
    await commitSwitch(run, spec.id);
    await until('committed');
    const steps = (await sh('cat /run/steps')).split('\n');
    const next = '/etc/network/interfaces.d/.host0.handover';
    expect(steps.filter((line) => /\/etc\/|stop/.test(line)).slice(0, 4)).toEqual([
      `sync ${next}`,
      `mv -f ${next} ${configFile}`,
      'sync /etc/network/interfaces.d',
      'systemctl stop handover-undo-trial.timer',
    ]);
    expect(await sh('ls -A /etc/network/interfaces.d')).toBe('host0');
  });

  test('a power cut before the file is in its place leaves one address, the temporary one', async () => {
    await sh('rm -f /run/at-rename');
    await standIn(
      'mv',
      'case "$*" in */etc/network/*) touch /run/at-rename; exec sleep 100 ;; esac\nexec % "$@"',
    );
    await take();
    await until('switched');
    await commitSwitch(run, spec.id);
    await expect.poll(() => sh('ls /run/at-rename')).not.toBe('');
    await lab().new.pull();
    lab().new.powerOn();
    await lab().waitUntilUp('new');
    await expect.poll(() => sh('systemctl is-active networking')).toBe('active');
    expect(await held()).toEqual([addresses.temporary]);
  });
});

describe('a card with a dot in its name, as that of a VLAN, and further addresses', () => {
  const dev = 'eth9.100';
  const promote = `/proc/sys/net/ipv4/conf/${dev}/promote_secondaries`;
  const vlan: Partial<SwitchSpec> = {
    interfaceName: dev,
    temporaryAddress: '203.0.113.20',
    finalAddress: '203.0.113.10',
    gateway: undefined,
    configFile: '/etc/vlan.conf',
  };
  beforeEach(async () => {
    // This kernel has no VLAN; what matters is the name, and whose other end is silent.
    await sh(`ip link add ${dev} type veth peer name peer0
ip link set ${dev} up
ip link set peer0 arp off up
echo 0 > ${promote}
for address in 20 30 31; do ip address add 203.0.113.$address/24 brd + dev ${dev}; done
ip route add 198.18.0.0/24 via 203.0.113.1
ip route add 198.18.1.0/24 via 203.0.113.1 src 203.0.113.30
echo "address 203.0.113.20/24" > /etc/vlan.conf`);
  });
  afterEach(async () => {
    // Before the card goes, for an undo of a card that is not there has failed.
    await sh(`umount ${promote}; true`);
    await undoSwitch(run, spec);
    await forgetSwitch(run, spec);
    await sh(`ip link del ${dev}`);
  });

  test('keeps them and the routes, and speaks by the final one', async () => {
    await take(vlan);
    await until('switched');
    await commitSwitch(run, spec.id);
    await until('committed');
    expect(await sh('cat /etc/vlan.conf')).toBe('address 203.0.113.10/24');
    const [first, ...others] = await addressesOf(dev);
    expect(first).toBe('203.0.113.10');
    expect(others.sort()).toEqual(['203.0.113.30', '203.0.113.31']);
    for (const target of ['203.0.113.77', '198.18.0.7'])
      expect(await sh(`ip route get ${target}`)).toContain('src 203.0.113.10 ');
    expect(await sh('ip route get 198.18.1.7')).toContain('src 203.0.113.30 ');
  });

  test('is not touched where its other addresses would be lost', async () => {
    await take(vlan);
    await until('switched');
    await sh(`mount --bind /dev/full ${promote}`);
    await commitSwitch(run, spec.id);
    await until('not-promoted');
    await expect.poll(() => addressesOf(dev)).toEqual(['203.0.113.20', '203.0.113.30', '203.0.113.31']);
    expect(await sh('cat /etc/vlan.conf')).toBe('address 203.0.113.20/24');
    expect(await sh('ip route get 198.18.1.7')).toContain('src 203.0.113.30 ');
  });
});
