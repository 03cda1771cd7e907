import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { isLongRun } from '../../engine/testing/limits.ts';
import { listLabs, openLinuxLab, startLinuxLab, type LinuxLab } from './lab.ts';
import { addresses, labPlaces, labSides } from './layout.ts';
import { startPollClient } from './testing/poll-client.ts';
import { skipWhereNothingBoots, useOneLab } from './testing/one-lab.ts';
import { openLab } from './testing/open-lab.ts';
import { isSilentToArp, shownHostKey, ssh, sshOptions, startAddress } from './testing/openssh.ts';

const warmStartMs = 10_000;

describe('two booted appliances', () => {
  let lab: LinuxLab;
  useOneLab({}, async (opened) => {
    lab = opened;
  });

  // A machine that does much else says nothing about it.
  if (isLongRun)
    test('a warm start takes less than ten seconds', async () => {
      const beganMs = performance.now();
      const another = await openLab();
      const tookMs = performance.now() - beganMs;
      await another.close();
      process.stdout.write(`  measured: warm start of the Linux lab: ${Math.round(tookMs)} ms\n`);
      expect(tookMs).toBeLessThan(warmStartMs);
    });

  test('each answers SSH with its own host key, and the console with its own certificate', async () => {
    for (const side of labSides) {
      expect(await shownHostKey(lab, startAddress(side))).toBe(lab[side].hostKey);
      expect(await shownCertificate(startAddress(side))).toBe(lab[side].certificate);
      expect((await ssh(lab, startAddress(side), 'hostname')).stdout).toBe(`demo-${side}\n`);
    }
    expect(lab.old.hostKey).not.toBe(lab.new.hostKey);
    expect(lab.old.certificate).not.toBe(lab.new.certificate);
  });

  test('what runs is a whole system', async () => {
    const { stdout } = await ssh(lab, addresses.temporary, 'ps -p 1 -o comm=; systemctl is-system-running');
    expect(stdout).toBe('systemd\nrunning\n');
  });

  test('a file goes from the old one to the laptop and on to the new one', async () => {
    const content = randomBytes(3_000_000);
    const sha256 = createHash('sha256').update(content).digest('hex');
    fs.writeFileSync(path.join(lab.old.root, 'root', 'a.bak'), content);
    const here = path.join(lab.names.folder, 'a.bak');
    for (const argv of [
      [`root@${addresses.final}:a.bak`, here],
      [here, `root@${addresses.temporary}:b.bak`],
    ])
      expect(await lab.run('laptop', ['scp', ...sshOptions(lab), ...argv])).toMatchObject({ exitCode: 0 });
    const { stdout } = await ssh(lab, addresses.temporary, 'sha256sum < b.bak');
    expect(stdout).toBe(`${sha256}  -\n`);
  });

  test('the client behind the router reaches both, and the clients check in', async () => {
    for (const place of ['near', 'far'] as const) expect(await isAnswered(place, addresses.final)).toBe(true);
    await expect
      .poll(() => clientsOfOld(), { interval: 200 })
      .toEqual(['far-01', 'far-02', 'far-03', 'far-04', 'near-01', 'near-02', 'near-03', 'near-04']);
  });

  test('nothing of it is in the network of this computer', () => {
    const { stdout } = spawnSync('ip', ['-br', 'address'], { encoding: 'utf8' });
    expect(stdout).not.toContain('192.0.2.10/');
    expect(stdout).not.toContain(lab.names.machine('old'));
    const answered = spawnSync('ssh-keyscan', ['-T', '1', addresses.final], { encoding: 'utf8' });
    expect(answered.stdout).toBe('');
  });

  test('a command that was called over SSH switches it off, ARP falls silent, and it comes back', async () => {
    expect(await isSilentToArp(lab, 'new', addresses.final)).toBe(false);
    const client = startPollClient(lab, 'far');
    try {
      await client.next('old');
      // A machine that goes off may take the session with it: its word does not count.
      await ssh(lab, addresses.final, 'systemctl poweroff');
      await lab.old.waitUntilOff();
      expect(lab.old.isOn()).toBe(false);
      await client.next('nobody');
      expect(await isSilentToArp(lab, 'new', addresses.final)).toBe(true);
      expect(await isAnswered('laptop', addresses.final)).toBe(false);
      lab.old.powerOn();
      const upMs = await lab.waitUntilUp('old');
      process.stdout.write(
        `  measured: an appliance that is switched on answers after ${Math.round(upMs)} ms\n`,
      );
      await client.next('old');
      expect(await shownHostKey(lab, addresses.final)).toBe(lab.old.hostKey);
      expect(await isSilentToArp(lab, 'new', addresses.final)).toBe(false);
    } finally {
      client.stop();
    }
  });

  test('a pulled cord leaves its files as they were', async () => {
    await lab.new.console(['sh', '-c', 'echo kept > /root/kept; sync']);
    await lab.new.pull();
    expect(lab.new.isOn()).toBe(false);
    lab.new.powerOn();
    await lab.waitUntilUp('new');
    expect((await lab.new.console(['cat', '/root/kept'])).stdout).toBe('kept\n');
  });

  test('whoever looks at its console while it reboots does not hold it up', async () => {
    const over = new AbortController();
    const looking = (async () => {
      // Off for a moment, it has no console.
      while (!over.signal.aborted) await lab.new.console(['cat', '/proc/1/stat']).catch(() => undefined);
    })();
    for (let count = 0; count < 5; count++) {
      await lab.new.reboot();
      await lab.waitUntilUp('new');
    }
    over.abort();
    await looking;
  });

  async function shownCertificate(address: string): Promise<string> {
    const look = `import ssl, hashlib\nprint(hashlib.sha256(ssl.PEM_cert_to_DER_cert(ssl.get_server_certificate(("${address}", 443)))).hexdigest())`;
    return (await lab.run('laptop', ['/usr/bin/python3', '-c', look])).stdout.trim();
  }

  async function isAnswered(place: 'near' | 'far' | 'laptop', address: string): Promise<boolean> {
    const look = `import socket\nsocket.create_connection(("${address}", 443), 2).close()`;
    return (await lab.run(place, ['/usr/bin/python3', '-c', look])).exitCode === 0;
  }

  async function clientsOfOld(): Promise<string[]> {
    const { stdout } = await lab.old.console(['demo-appliance', 'clients', 'list']);
    const clients = JSON.parse(stdout) as { readonly name: string; readonly lastSeenAt: string }[];
    return clients
      .filter(({ lastSeenAt }) => Date.parse(lastSeenAt) > 0)
      .map(({ name }) => name)
      .sort();
  }
});

describe('labs one after another', () => {
  skipWhereNothingBoots();

  test('what a killed program left behind is taken over, and after the end nothing is left', async () => {
    const first = await startLinuxLab({ id: 'tcrash', clientsEach: 1 });
    // As the kernel does when memory runs out: whoever supervised the machines is gone, and they are not.
    for (const side of labSides)
      process.kill(Number(fs.readFileSync(path.join(first.names.folder, side, 'pid'), 'utf8')), 'SIGKILL');
    expect(openLinuxLab('tcrash')?.old.hostKey).toBe(first.old.hostKey);

    const second = await startLinuxLab({ id: 'tcrash', clientsEach: 1 });
    expect(second.old.hostKey).not.toBe(first.old.hostKey);
    expect(await shownHostKey(second, addresses.final)).toBe(second.old.hostKey);
    await second.stop();

    expect(listLabs().map((each) => each.id)).not.toContain('tcrash');
    expect(labPlaces.filter((place) => fs.existsSync(`/run/netns/${second.names.namespace(place)}`))).toEqual(
      [],
    );
    const left = [
      second.names.folder,
      second.names.machine('old'),
      second.names.machine('new'),
      'hol-tcrash',
    ];
    const mounts = fs.readFileSync('/proc/self/mounts', 'utf8');
    expect(left.filter((name) => mounts.includes(name))).toEqual([]);
    expect(left.filter((name) => processes().includes(name))).toEqual([]);
    expect(
      labSides.filter((side) => fs.existsSync(`/sys/fs/cgroup/systemd/${second.names.machine(side)}`)),
    ).toEqual([]);
  });

  test('a lab whose program was killed is ended by the start of any other, and one that is kept is not', async () => {
    const dead = spawnSync('true').pid;
    const abandoned = await startLinuxLab({ id: 'tgone', clientsEach: 0 });
    fs.writeFileSync(path.join(abandoned.names.folder, 'owner.pid'), String(dead));
    const kept = await startLinuxLab({ id: 'tkept', clientsEach: 0, isKept: true });
    expect(openLinuxLab('tgone')).toBeUndefined();
    expect(abandoned.old.isOn()).toBe(false);
    const another = await openLab();
    expect(kept.old.isOn()).toBe(true);
    await another.close();
    await kept.stop();
  });

  test('a number of another process in a file of the lab harms nobody', async () => {
    const bystander = spawnBystander();
    const lab = await startLinuxLab({ id: 'tpid', clientsEach: 0 });
    await lab.new.pull();
    fs.writeFileSync(path.join(lab.names.folder, 'new', 'pid'), String(bystander.pid));
    expect(lab.new.isOn()).toBe(false);
    await lab.stop();
    expect(bystander.isAlive()).toBe(true);
    bystander.end();
  });
});

function processes(): string {
  return spawnSync('ps', ['-eo', 'args'], { encoding: 'utf8' }).stdout;
}

function spawnBystander() {
  const { stdout } = spawnSync('sh', ['-c', 'sleep 300 >/dev/null 2>&1 & echo $!'], { encoding: 'utf8' });
  const pid = Number(stdout);
  return {
    pid,
    isAlive: () => fs.readFileSync(`/proc/${String(pid)}/cmdline`, 'utf8').startsWith('sleep'),
    end: () => process.kill(pid),
  };
}
