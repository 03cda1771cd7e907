import { expect, test } from 'vitest';
import { documentedEnds, endsOf, mostWords, nights, wordsOf } from '../../testing/documented-night.ts';
import { filesWithSecrets } from '../../testing/secrets-on-disk.ts';
import type { LinuxLab } from '../lab.ts';
import { addresses } from '../layout.ts';
import { memoryOf } from '../look-alike/in-sight.ts';
import { clientsEach, openBootedNight } from '../testing/booted-night.ts';

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

    expect(lab.old.isOn()).toBe(false);
    const { product, epp, certificate } = memoryOf(lab, 'new');
    expect(product.restoredFrom).toEqual(expect.any(String));
    expect(product.clientCommunication).toBe('on');
    expect(product.clients).toHaveLength(2 * clientsEach);
    expect(epp).toMatchObject({ isLicensed: true, account: lab.old.account });
    // The address made another one than the restore had brought.
    expect([lab.old.certificate, lab.new.certificate]).not.toContain(certificate.sha256);
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

/** SHA-256 of the certificate that the console at the final address shows to the laptop. */
async function shownAtFinal(lab: LinuxLab): Promise<string> {
  const look = `openssl s_client -connect ${addresses.final}:443 | openssl x509 -noout -fingerprint -sha256`;
  const { stdout } = await lab.run('laptop', ['sh', '-c', look]);
  return stdout.split('=')[1]?.replaceAll(':', '').trim().toLowerCase() ?? '';
}
