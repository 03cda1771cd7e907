import { expect, test } from 'vitest';
import { documentedEnds, endsOf, mostWords, nights, wordsOf } from '../../testing/documented-night.ts';
import { filesWithSecrets } from '../../testing/secrets-on-disk.ts';
import type { LinuxLab } from '../lab.ts';
import { addresses } from '../layout.ts';
import { memoryOf } from '../look-alike/in-sight.ts';
import { clientsEach } from '../look-alike/night.ts';
import { expectMoved, openBootedNight } from '../testing/booted-night.ts';

test.for(Object.entries(nights))(
  '%s: a night by cards between two booted look-alikes ends as the table in docs/profiles.md says',
  async ([name, login], context) => {
    // The keys of an object of ours are what its type says.
    const column = name as keyof typeof nights;
    const { lab, attempt } = await openBootedNight(context, { look: { login } });
    const { exitCode, printed, job, state } = await attempt();
    expect(exitCode, printed).toBe(0);
    expect(state.lifecycle).toBe('finalised');
    expect(endsOf(state)).toEqual(documentedEnds(column));
    const words = wordsOf(job);
    expect(words.length, words.join('\n')).toBeLessThanOrEqual(mostWords[column]);

    expectMoved(lab);
    const { product, certificate } = memoryOf(lab, 'new');
    const passwords = [lab.old.adminPassword, lab.old.account?.password, lab.new.account?.password];
    const secrets = passwords.filter((each) => each !== undefined);
    expect(secrets).toHaveLength(3);
    expect(filesWithSecrets(job.folder, secrets)).toEqual([]);

    // There is no command of ours on it, and what it was given outlives a restart.
    const inPath = await lab.new.console(['sh', '-c', 'command -v demo-appliance node epp']);
    expect(inPath.stdout).toBe('');
    await lab.new.reboot();
    await lab.waitUntilUp('new', addresses.final);
    expect(await shownAtFinal(lab)).toBe(certificate.sha256);
    expect(memoryOf(lab, 'new').product.restoredFrom).toBe(product.restoredFrom);
  },
);

test('another folder, another title, other names of services, an error 500 for a while: all of it is seen', async (context) => {
  const { attempt } = await openBootedNight(context, {
    look: {
      backupFolder: '/opt/store/sichern',
      title: 'Endpoint Protector – Anmeldung',
      phpUnit: 'php-fpm8.3',
      mysqlUnit: 'mariadb',
      downMs: 1_000,
      errorMs: 12_000,
    },
  });
  const { exitCode, printed, state } = await attempt();
  expect(exitCode, printed).toBe(0);
  expect(state.proofs.findLast(({ id }) => id === 'back-up.found')?.status).toBe('passed');
  expect(state.backup?.path).toContain('/opt/store/sichern/');
  expect(state.importWatch?.wasAway).toBe(true);
});

test('SSH that is off from the restore on does not stop the night: the new appliance is known by its certificate', async (context) => {
  const { lab, attempt } = await openBootedNight(context, {
    look: { isCertificateOfAddress: false },
    faults: { sshOffAfter: 'restore' },
  });
  const { exitCode, printed, state } = await attempt();
  expect(exitCode, printed).toBe(0);
  expect(state.steps['take-address'].kind).toBe('done');
  // Nobody saw its host key there.
  expect(state.proofs.findLast(({ id }) => id === 'validate.host-key')?.status).not.toBe('passed');
  expect((await lab.new.console(['systemctl', 'is-active', 'ssh'])).stdout.trim()).toBe('inactive');
});

test('an old appliance that is taken off the network stays on, and the night comes to its end without it', async (context) => {
  const { lab, attempt } = await openBootedNight(context, { look: {} }, { old: 'isolated' });
  const { exitCode, printed, state } = await attempt();
  expect(exitCode, printed).toBe(0);
  expect(state.lifecycle).toBe('finalised');
  expect(state.steps['power-off']).toMatchObject({ kind: 'done', end: 'proved' });
  expect(lab.old.isOn()).toBe(true);
  expect(await shownAtFinal(lab)).toBe(memoryOf(lab, 'new').certificate.sha256);
});

test('after the hold point a night is taken back: the old appliance is started and serves its clients again', async (context) => {
  const { lab, attempt } = await openBootedNight(context, { look: {} });
  const stopped = await attempt('forward', 'validate');
  expect(stopped.exitCode, stopped.printed).toBe(130);
  expect(lab.old.isOn()).toBe(false);
  const { printed, state } = await attempt('back');
  expect(state.lifecycle, printed).toBe('reverted');
  expect(lab.old.isOn()).toBe(true);
  expect(await shownAtFinal(lab)).toBe(lab.old.certificate);
  // What it knew is what it knows.
  const { product } = memoryOf(lab, 'old');
  expect(product.items.backups.map(({ state: made }) => made)).toContain('ready');
  expect(product.clients).toHaveLength(2 * clientsEach);
});

/** SHA-256 of the certificate that the console at the final address shows to the laptop. */
async function shownAtFinal(lab: LinuxLab): Promise<string> {
  const look = `openssl s_client -connect ${addresses.final}:443 | openssl x509 -noout -fingerprint -sha256`;
  const { stdout } = await lab.run('laptop', ['sh', '-c', look]);
  return stdout.split('=')[1]?.replaceAll(':', '').trim().toLowerCase() ?? '';
}
