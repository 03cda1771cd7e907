import fs from 'node:fs';
import path from 'node:path';
import { stringify } from 'yaml';
import { beforeAll, describe, expect, test } from 'vitest';
import { hangMs } from '../../../engine/testing/limits.ts';
import type { PlanInput } from '../../../shared/contract/plan.ts';
import { declarationIds, declareEach } from '../../../shared/run/declaration.ts';
import { compileCheckout, type CompiledCheckout } from '../../testing/compile-checkout.ts';
import { tryCommand, type CommandEnd } from '../host-command.ts';
import type { LinuxLab } from '../lab.ts';
import { addresses, cardOwners, type CardOwner, type LabSide } from '../layout.ts';
import { useOneLab } from '../testing/one-lab.ts';
import { shownHostKey, ssh, startAddress } from '../testing/openssh.ts';

/** How the facts of the engine name them. */
const ownerFacts: Readonly<Record<CardOwner, string>> = {
  netplan: 'netplan-networkd',
  ifupdown: 'ifupdown',
  networkmanager: 'networkmanager',
};

let checkout: CompiledCheckout;
beforeAll(async () => {
  checkout = await compileCheckout();
});

interface Doctor {
  readonly operations: readonly {
    readonly operation: string;
    readonly result: { readonly kind: string; readonly reason?: string };
  }[];
  readonly facts: Readonly<Record<string, unknown>>;
}

/** Runs `handover` on the laptop of a lab. Its secrets come on standard input. */
function handover(lab: LinuxLab, args: readonly string[]): Promise<CommandEnd> {
  const home = path.join(lab.names.folder, 'home');
  const settings = ['env', '-u', 'SSH_AUTH_SOCK', `HOME=${home}`, `HANDOVER_HOME=${home}`];
  const program = [process.execPath, checkout.file('cli/main.ts'), ...args, '--secrets-file', '-'];
  const { adminPassword } = lab.old;
  const input = `OLD_PASSWORD=${adminPassword}\nNEW_PASSWORD=${adminPassword}\n`;
  return tryCommand(lab.at('laptop', [...settings, ...program]), { input, timeoutMs: hangMs });
}

async function doctor(lab: LinuxLab, side: LabSide): Promise<Doctor> {
  const home = path.join(lab.names.folder, 'home');
  fs.mkdirSync(home, { recursive: true, mode: 0o700 });
  await shownHostKey(lab, startAddress(side));
  fs.copyFileSync(path.join(lab.names.folder, 'known_hosts'), path.join(home, 'known_hosts'));
  const host = `admin@${startAddress(side)}`;
  const { exitCode, stdout, stderr } = await handover(lab, [
    'doctor',
    host,
    '--side',
    side,
    '--profile',
    'demo-appliance',
    '--json',
  ]);
  expect(exitCode, stdout + stderr).toBe(0);
  return JSON.parse(stdout) as Doctor;
}

describe('the demo product on booted appliances', () => {
  let lab: LinuxLab;
  useOneLab({}, async (opened) => {
    lab = opened;
  });

  test.each(['old', 'new'] as const)(
    'all operations of its profile work on the %s one, for an admin with a password',
    async (side) => {
      const { operations, facts } = await doctor(lab, side);
      expect(operations.length).toBeGreaterThan(15);
      const isFine = (kind: string) => ['works', 'not-tried'].includes(kind);
      // What the product has not, its profile says.
      const others = operations.filter(
        ({ operation, result }) => !isFine(result.kind) && operation !== 'siem-state',
      );
      expect(others.map(({ result }) => result.reason ?? result.kind)).toEqual(
        others.map(() => 'not-this-side'),
      );
      expect(operations.filter(({ result }) => result.kind === 'works').length).toBeGreaterThan(10);
      expect(facts).toMatchObject({
        hostName: `demo-${side}`,
        networkOwner: 'netplan-networkd',
        gateway: addresses.gateway,
      });
    },
  );

  test('a wrong call and a wrong name are refused', async () => {
    const call = (line: string) => ssh(lab, addresses.final, line);
    await shownHostKey(lab, addresses.final);
    expect(await call('demo-appliance nothing')).toMatchObject({ exitCode: 2 });
    expect(await call('demo-appliance backup create --name ../x')).toMatchObject({ exitCode: 2 });
    expect(await call('echo key | demo-appliance import start --file /nowhere')).toMatchObject({
      exitCode: 1,
    });
    expect(await call('echo key | demo-appliance import start --file /etc/hosts')).toMatchObject({
      exitCode: 4,
    });
  });

  test('the key opens a backup, another one does not, and half of the file does not', async () => {
    const call = async (line: string) => ssh(lab, addresses.final, line);
    const made = JSON.parse((await call('demo-appliance backup create --name keyed')).stdout) as {
      readonly path: string;
      readonly key: string;
    };
    const state = async () => {
      const items = JSON.parse((await call('demo-appliance backup list')).stdout) as {
        readonly name: string;
        readonly state: string;
      }[];
      return items.find(({ name }) => name === 'keyed')?.state;
    };
    await expect.poll(state).toBe('ready');
    expect((await call('demo-appliance backup create --name keyed')).exitCode).toBe(6);
    await call(`head -c 2000000 ${made.path} > /var/tmp/half`);
    const start = (file: string, key: string) =>
      call(`echo ${key} | demo-appliance import start --file ${file}`);
    expect(await start(made.path, 'AAAAA-AAAAA-AAAAA-AAAAA')).toMatchObject({ exitCode: 3 });
    expect(await start('/var/tmp/half', made.key)).toMatchObject({ exitCode: 4 });
    expect(await start(made.path, made.key)).toMatchObject({ exitCode: 0 });
    const imported = async () => (await call('demo-appliance import status')).stdout;
    await expect.poll(imported).toContain('"done"');
    expect((await call('cat /proc/[0-9]*/cmdline /var/lib/demo-appliance/state.json')).stdout).not.toContain(
      made.key,
    );
    expect((await call('ls -A /var/tmp | grep -v systemd-private')).stdout).toBe('half\n');
  });

  test('the console tells an admin its state, and turns away everybody else', async () => {
    const get = (...more: string[]) =>
      lab.run('near', ['curl', '-sk', ...more, `https://${addresses.final}/console/state`]);
    const { stdout } = await get('-H', `x-admin-password: ${lab.old.adminPassword}`);
    expect(JSON.parse(stdout)).toMatchObject({
      name: 'demo-old',
      power: 'on',
      clientCommunication: 'on',
      keys: {},
    });
    expect((await get('-o', '/dev/null', '-w', '%{http_code}')).stdout).toBe('401');
    const page = await lab.run('far', ['curl', '-sk', `https://${addresses.final}/`]);
    expect(page.stdout).toContain('demo-old');
  });

  test('a rehearsal by the command line brings what the old one holds to the new one', async () => {
    const plan = path.join(lab.names.folder, 'plan.yaml');
    fs.writeFileSync(plan, stringify(rehearsalPlan(lab)));
    const kit = path.join(lab.names.folder, 'kit');
    const ended = await handover(lab, ['run', plan, '--rehearse', '--non-interactive', '--kit', kit]);
    expect(ended.stdout + ended.stderr).toContain('\nRehearsed: ');
    expect(ended.exitCode).toBe(0);
    const inventory = async (side: LabSide) =>
      JSON.parse((await lab[side].console(['demo-appliance', 'inventory'])).stdout) as Record<
        string,
        unknown
      >;
    const { restoredFrom, ...counts } = await inventory('new');
    expect(restoredFrom).toEqual(expect.any(String));
    expect(await inventory('old')).toMatchObject(counts);
    expect(counts).toMatchObject({ computers: 8, rights: 34 });
  });
});

describe.each(cardOwners)('a network card of %s', (owner) => {
  let lab: LinuxLab;
  useOneLab({ owner, clientsEach: 0 }, async (opened) => {
    lab = opened;
  });

  test('is recognised as such', async () => {
    const { facts } = await doctor(lab, 'new');
    expect(facts['networkOwner']).toBe(ownerFacts[owner]);
  });

  test('keeps its address over a reboot', async () => {
    await rebooted();
    expect(await held()).toEqual([addresses.temporary]);
    const { stdout } = await lab.new.console(['ip', 'route', 'show', 'default']);
    expect(stdout).toContain(`via ${addresses.gateway} `);
  });

  test("takes the final address from the product's own command, and keeps that over a reboot", async () => {
    await lab.old.pull();
    await lab.new.console(['demo-appliance', 'network', 'set', '--address', addresses.final]);
    await expect.poll(held).toEqual([addresses.final]);
    // The product does not announce it: the laptop would go on with the card of the old one for most of a minute.
    await lab.run('laptop', ['ip', 'neigh', 'flush', 'dev', 'eth0']);
    await lab.waitUntilUp('new', addresses.final);
    await rebooted(addresses.final);
    expect(await held()).toEqual([addresses.final]);
    expect(await shownHostKey(lab, addresses.final)).toBe(lab.new.hostKey);
  });

  async function rebooted(address = addresses.temporary as string): Promise<void> {
    await lab.new.reboot();
    await lab.waitUntilUp('new', address);
  }

  async function held(): Promise<string[]> {
    const { stdout } = await lab.new.console(['ip', '-o', '-4', 'address', 'show', 'dev', 'host0']);
    return [...stdout.matchAll(/inet ([\d.]+)\//g)].map((match) => match[1] ?? '');
  }
});

/** A rehearsal by the user `admin` with a password. */
function rehearsalPlan(lab: LinuxLab): PlanInput {
  const appliance = (side: LabSide): PlanInput['old'] => ({
    address: startAddress(side),
    user: 'admin',
    authentication: ['password'],
    profile: 'demo-appliance',
    hostKey: lab[side].hostKey,
  });
  return {
    handover: 1,
    name: 'Rehearsal on booted appliances',
    old: appliance('old'),
    new: appliance('new'),
    endpoints: 8,
    maintenanceWindowMinutes: 480,
    accept: [
      'preflight.sizing',
      'preflight.disk-free-old',
      'preflight.disk-free-new',
      'preflight.job-folder-unsafe',
      'preflight.clients-old',
    ],
    ledger: { have: [] },
    declare: declareEach(declarationIds, () => 'yes', 'lab'),
    confirm: { restoreOn: lab.new.hostName },
    limits: { stallSeconds: 60, backupStallMinutes: 5, restoreStallMinutes: 5 },
  };
}
