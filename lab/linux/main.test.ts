import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compileCheckout, type CompiledCheckout } from '../testing/compile-checkout.ts';
import { tryCommand, type CommandEnd } from './host-command.ts';
import { skipWhereNothingBoots } from './testing/one-lab.ts';

let checkout: CompiledCheckout;
beforeAll(async () => {
  checkout = await compileCheckout();
});

const program = () => [process.execPath, checkout.file('lab/linux/main.ts')];
const labLinux = (...args: string[]): Promise<CommandEnd> =>
  tryCommand([...program(), '--lab', 'tcli', ...args]);

test('a computer that cannot boot it says why, with exit code 2', async () => {
  // Not even the tools of the lab are found there.
  const ended = await tryCommand(['env', 'PATH=/nowhere', ...program(), 'status']);
  expect(ended.exitCode).toBe(2);
  expect(ended.stderr).toMatch(/^This computer cannot run it: .+\n$/);
  expect(ended.stdout).toBe('');
});

test('its help and a wrong call', async () => {
  const help = await labLinux('--help');
  expect(help.exitCode).toBe(0);
  for (const verb of ['start', 'stop', 'status', 'reset', 'power', 'fault'])
    expect(help.stdout).toContain(`  ${verb} `);
  const faults = await labLinux('fault', '--help');
  expect(faults.stdout).toMatch(/ports-isolated +the appliances cannot see each other/);
  for (const wrong of [['begin'], ['power', 'up', 'old'], ['power', 'on', 'third'], ['fault', 'fire']])
    expect((await labLinux(...wrong)).exitCode).toBe(2);
  expect((await tryCommand([...program(), '--lab', '../x', 'stop'])).exitCode).toBe(2);
});

describe('on a computer that can', () => {
  skipWhereNothingBoots();
  afterAll(() => labLinux('stop'));

  test('without the rights to make namespaces it says so', async () => {
    // As root of a container has them seldom.
    const limited = ['setpriv', '--bounding-set=-sys_admin', '--inh-caps=-sys_admin', '--'];
    const ended = await tryCommand([...limited, ...program(), 'status']);
    expect(ended.exitCode).toBe(2);
    expect(ended.stderr).toContain('not allowed here: unshare');
  });

  test('it is started, looked at, switched off and on, reset and stopped', async () => {
    await labLinux('stop');
    expect(await labLinux('status')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('No lab runs.') as string,
    });
    const started = await labLinux('start', '--owner', 'ifupdown');
    expect(started.stderr).toBe('');
    expect(started.stdout).toMatch(/^Started in \d+\.\d s\.\n/);
    const status = async () => (await labLinux('status')).stdout;
    expect(await status()).toMatch(/^old +demo-old +on .*\nnew +demo-new +on .*\n.*cards by ifupdown/);

    expect((await labLinux('power', 'off', 'old')).exitCode).toBe(0);
    expect(await status()).toMatch(/^old +demo-old +off .*\nnew +demo-new +on /);
    expect((await labLinux('fault', 'old-resurrected')).exitCode).toBe(0);
    expect((await labLinux('power', 'pull', 'new')).exitCode).toBe(0);
    expect(await status()).toMatch(/^old +demo-old +on .*\nnew +demo-new +off /);
    expect(await labLinux('fault', 'disk-full-new')).toMatchObject({ exitCode: 0 });
    expect(await labLinux('fault', 'ssh-cut-new')).toMatchObject({
      exitCode: 1,
      stderr: 'demo-new is off\n',
    });

    const before = await status();
    expect((await labLinux('reset')).exitCode).toBe(0);
    expect(await status()).toMatch(/^old +demo-old +on .*\nnew +demo-new +on .*\n.*cards by ifupdown/);
    expect(hostKeys(await status())).not.toEqual(hostKeys(before));
    expect((await labLinux('stop')).exitCode).toBe(0);
    expect((await labLinux('status')).exitCode).toBe(1);
  });
});

function hostKeys(status: string): readonly string[] {
  return status.match(/SHA256:\S+/g) ?? [];
}
