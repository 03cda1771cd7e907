import { afterEach, describe, expect, test } from 'vitest';
import { linuxFaultNames, linuxFaults, type LinuxFault } from './faults.ts';
import type { LinuxLab } from './lab.ts';
import { addresses, type LabPlace } from './layout.ts';
import { slowLinkMs } from './slow-link.ts';
import { useOneLab } from './testing/one-lab.ts';
import { isSilentToArp, shownHostKey, ssh } from './testing/openssh.ts';

describe('faults', () => {
  let lab: LinuxLab;
  useOneLab({ clientsEach: 0 }, async (opened) => {
    lab = opened;
    await shownHostKey(lab, addresses.temporary);
  });
  const tested = new Set<LinuxFault>();
  const on: LinuxFault[] = [];

  afterEach(async () => {
    for (const name of on.splice(0)) await linuxFaults[name](lab, false);
  });

  async function begin(name: LinuxFault): Promise<void> {
    tested.add(name);
    on.push(name);
    await linuxFaults[name](lab, true);
  }
  async function end(name: LinuxFault): Promise<void> {
    on.splice(on.indexOf(name), 1);
    await linuxFaults[name](lab, false);
  }

  test.each([
    ['link-down-old', addresses.final],
    ['link-down-new', addresses.temporary],
  ] as const)('%s: nothing comes through, and does again afterwards', async (name, address) => {
    expect(await connect('laptop', address)).toMatchObject({ isAnswered: true });
    await begin(name);
    expect(await connect('laptop', address)).toMatchObject({ isAnswered: false });
    await end(name);
    expect(await connect('laptop', address)).toMatchObject({ isAnswered: true });
  });

  test('loss: frames get lost, and connections are made all the same', async () => {
    await begin('loss');
    const { stdout } = await lab.run('laptop', ['arping', '-f', '-c', '1', '-I', 'eth0', addresses.final]);
    expect(stdout).toContain('Received');
    const sent = await lab.new.console(['ping', '-q', '-c', '200', '-i', '0.01', '-W', '1', addresses.final]);
    const lost = Number(/(\d+(?:\.\d+)?)% packet loss/.exec(sent.stdout)?.[1]);
    // There and back: 19 in 100 on average.
    expect(lost).toBeGreaterThan(5);
    expect(lost).toBeLessThan(40);
    await end('loss');
    const whole = await lab.new.console(['ping', '-q', '-c', '50', '-i', '0.01', addresses.final]);
    expect(whole.stdout).toContain(' 0% packet loss');
  });

  test('slow-laptop: a connection takes a round trip longer, from the laptop only', async () => {
    const fromLaptop = async () => (await connect('laptop', addresses.temporary)).ms;
    // One of many is quick: a machine that does much else delays some.
    await expect.poll(fromLaptop).toBeLessThan(2 * slowLinkMs);
    await begin('slow-laptop');
    // The first may ask by ARP before.
    await connect('laptop', addresses.temporary);
    const slow = await connect('laptop', addresses.temporary);
    expect(slow.isAnswered).toBe(true);
    expect(slow.ms).toBeGreaterThanOrEqual(2 * slowLinkMs);
    const fromNear = async () => (await connect('near', addresses.temporary)).ms;
    await expect.poll(fromNear).toBeLessThan(2 * slowLinkMs);
    // Bytes arrive whole, in frames of every size.
    const line = 'head -c 3000000 /dev/zero | tr "\\0" x | sha256sum; head -c 3000000 /dev/zero | tr "\\0" x';
    const { stdout } = await ssh(lab, addresses.temporary, line);
    expect(stdout.slice(stdout.indexOf('\n') + 1)).toHaveLength(3_000_000);
    await end('slow-laptop');
    await expect.poll(fromLaptop).toBeLessThan(2 * slowLinkMs);
  });

  test('router-drops-gratuitous-arp: the router goes on with the old card until it is asked something', async () => {
    const oldCard = await cardOf('old');
    const newCard = await cardOf('new');
    await connect('far', addresses.final);
    expect(await neighbour('router')).toBe(oldCard);
    await begin('router-drops-gratuitous-arp');
    await takeOver();
    try {
      expect(await neighbour('router')).toBe(oldCard);
      // An ordinary question whose sender is the new owner is learnt from.
      const asked = [
        'arping',
        '-q',
        '-c',
        '1',
        '-w',
        '2',
        '-s',
        addresses.final,
        '-I',
        'host0',
        addresses.gateway,
      ];
      await lab.new.console(asked);
      expect(await neighbour('router')).toBe(newCard);
    } finally {
      await rollBackAddress();
    }
  });

  test('without that fault an announcement is enough', async () => {
    await lab.run('router', ['ip', 'neigh', 'flush', 'dev', 'eth0']);
    await connect('far', addresses.final);
    expect(await neighbour('router')).toBe(await cardOf('old'));
    await takeOver();
    try {
      expect(await neighbour('router')).toBe(await cardOf('new'));
    } finally {
      await rollBackAddress();
    }
  });

  test('ports-isolated: ARP is blind though the old one is on, also after it was switched off and on', async () => {
    await begin('ports-isolated');
    expect(await isSilentToArp(lab, 'new', addresses.final)).toBe(true);
    expect(await connect('laptop', addresses.final)).toMatchObject({ isAnswered: true });
    await lab.old.pull();
    lab.old.powerOn();
    await lab.waitUntilUp('old');
    expect(await isSilentToArp(lab, 'new', addresses.final)).toBe(true);
    await end('ports-isolated');
    expect(await isSilentToArp(lab, 'new', addresses.final)).toBe(false);
  });

  test('third-machine: it answers for the final address once the old one is off', async () => {
    await lab.old.pull();
    expect(await isSilentToArp(lab, 'new', addresses.final)).toBe(true);
    await begin('third-machine');
    expect(await isSilentToArp(lab, 'new', addresses.final)).toBe(false);
    // Not from /sys, which shows the cards of another network.
    const { stdout: card } = await lab.run('third', ['ip', '-br', 'link', 'show', 'dev', 'eth0']);
    expect(card).toContain((await neighbour('laptop')) ?? 'nobody');
    await end('third-machine');
    expect(await isSilentToArp(lab, 'new', addresses.final)).toBe(true);
    await backOn();
  });

  test('old-resurrected: it is back with its own key', async () => {
    await lab.old.pull();
    await begin('old-resurrected');
    await lab.waitUntilUp('old');
    expect(await shownHostKey(lab, addresses.final)).toBe(lab.old.hostKey);
    await end('old-resurrected');
    expect(lab.old.isOn()).toBe(false);
    await backOn();
  });

  test('ssh-cut-new: a session ends at once, and the next one is taken', async () => {
    const session = ssh(lab, addresses.temporary, 'echo $$ > /run/session; sleep 600');
    await expect.poll(() => lab.new.console(['cat', '/run/session'])).toMatchObject({ exitCode: 0 });
    await begin('ssh-cut-new');
    // By itself it would end with 0.
    expect((await session).exitCode).not.toBe(0);
    expect((await ssh(lab, addresses.temporary, 'true')).exitCode).toBe(0);
  });

  test('ssh-reset-new: refused with a reset, while the console answers', async () => {
    await begin('ssh-reset-new');
    expect(await connect('laptop', addresses.temporary, 22)).toMatchObject({
      error: 'ConnectionRefusedError',
    });
    expect(await connect('laptop', addresses.temporary)).toMatchObject({ isAnswered: true });
    await end('ssh-reset-new');
    expect(await connect('laptop', addresses.temporary, 22)).toMatchObject({ isAnswered: true });
  });

  test('ssh-silent-new: no answer at all', async () => {
    await begin('ssh-silent-new');
    expect(await connect('laptop', addresses.temporary, 22)).toMatchObject({ error: 'TimeoutError' });
    await end('ssh-silent-new');
    expect(await connect('laptop', addresses.temporary, 22)).toMatchObject({ isAnswered: true });
  });

  test('disk-full-new: not a byte can be written', async () => {
    const sizeBytes = async () => (await ssh(lab, addresses.temporary, 'df -B1 --output=size /')).stdout;
    const before = await sizeBytes();
    await begin('disk-full-new');
    const { exitCode, stderr } = await ssh(lab, addresses.temporary, 'head -c 100000 /dev/zero > /root/more');
    expect(exitCode).not.toBe(0);
    expect(stderr).toContain('No space left');
    await end('disk-full-new');
    expect((await ssh(lab, addresses.temporary, 'head -c 100000 /dev/zero > /root/more')).exitCode).toBe(0);
    expect(await sizeBytes()).toBe(before);
  });

  test('clock-wrong-new: a session sees another time', async () => {
    await begin('clock-wrong-new');
    const shift = async () =>
      // While the server takes its new settings a session may be refused: that is no time.
      Number((await ssh(lab, addresses.temporary, 'date +%s')).stdout || 'NaN') - Date.now() / 1000;
    await expect.poll(shift).toBeLessThan(-295);
    expect(await shift()).toBeGreaterThan(-305);
    await end('clock-wrong-new');
    await expect.poll(shift).toBeGreaterThan(-5);
  });

  test('each of them was tried', () => {
    expect(linuxFaultNames.filter((name) => !tested.has(name))).toEqual([]);
  });

  /** The new appliance holds the final address and has said so, twice each way; the old one is off. */
  async function takeOver(): Promise<void> {
    await lab.old.pull();
    await lab.new.console(['ip', 'address', 'add', `${addresses.final}/24`, 'dev', 'host0']);
    for (const how of ['-U', '-A'])
      await lab.new.console(['arping', '-q', how, '-c', '2', '-I', 'host0', addresses.final]);
  }
  async function rollBackAddress(): Promise<void> {
    await lab.new.console(['ip', 'address', 'del', `${addresses.final}/24`, 'dev', 'host0']);
    await backOn();
  }

  /** The laptop would go on with the card that answered last, for many seconds. */
  async function backOn(): Promise<void> {
    lab.old.powerOn();
    await lab.run('laptop', ['ip', 'neigh', 'flush', 'dev', 'eth0']);
    await lab.waitUntilUp('old');
  }

  async function cardOf(side: 'old' | 'new'): Promise<string> {
    return (await lab[side].console(['cat', '/sys/class/net/host0/address'])).stdout.trim();
  }

  /** The card behind the final address, as a place believes. */
  async function neighbour(place: LabPlace): Promise<string | undefined> {
    const { stdout } = await lab.run(place, ['ip', '-4', 'neigh', 'show', addresses.final]);
    return /lladdr (\S+)/.exec(stdout)?.[1];
  }

  async function connect(place: LabPlace, address: string, port = 443) {
    const look = [
      'import socket, time, json',
      'began = time.time()',
      'try:',
      ` socket.create_connection(("${address}", ${String(port)}), 2).close(); error = None`,
      'except OSError as e: error = type(e).__name__',
      'print(json.dumps({"ms": (time.time() - began) * 1000, "isAnswered": error is None, "error": error}))',
    ];
    const { stdout } = await lab.run(place, ['/usr/bin/python3', '-c', look.join('\n')]);
    return JSON.parse(stdout) as {
      readonly ms: number;
      readonly isAnswered: boolean;
      readonly error: string | null;
    };
  }
});
