import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { findJob, openJob } from '../../../engine/index.ts';
import { compileCheckout } from '../../testing/compile-checkout.ts';
import { documentedEnds, endsOf, mostWords, nights, wordsOf } from '../../testing/documented-night.ts';
import { filesWithSecrets } from '../../testing/secrets-on-disk.ts';
import { tryCommand } from '../host-command.ts';
import { addresses } from '../layout.ts';
import { memoryOf } from '../look-alike/in-sight.ts';
import { useLab } from '../testing/use-lab.ts';

const clientsEach = 2;
/** A night takes a minute or two; only what hangs is ended. */
const nightMs = 15 * 60_000;

test.for(Object.entries(nights))(
  '%s: a night by cards between two booted look-alikes ends as the table in docs/profiles.md says',
  async ([name, login], context) => {
    // The keys of an object of ours are what its type says.
    const column = name as keyof typeof nights;
    const { lab, folder } = await useLab(context, { clientsEach, lookAlike: { look: { login } } });
    const checkout = await compileCheckout();
    const home = path.join(folder, 'operator');
    const program = ['node', checkout.file('cli/testing/booted-night.ts'), lab.names.id, String(clientsEach)];
    const settings = ['env', '-u', 'SSH_AUTH_SOCK', `HOME=${folder}`, `HANDOVER_HOME=${home}`];
    const argv = lab.at('laptop', [...settings, ...program, folder]);
    const { exitCode, stdout, stderr } = await tryCommand(argv, { timeoutMs: nightMs });
    expect(exitCode, stdout + stderr).toBe(0);

    const [id = ''] = fs.readdirSync(path.join(home, 'jobs'));
    const job = findJob(home, id);
    const { state } = await openJob(job);
    expect(state.lifecycle).toBe('finalised');
    expect(endsOf(state)).toEqual(documentedEnds(column));
    const words = wordsOf(job);
    expect(words.length, words.join('\n')).toBeLessThanOrEqual(mostWords[column]);
    expect(lab.old.isOn()).toBe(false);
    const { product, epp, certificate } = memoryOf(lab, 'new');
    expect(product.restoredFrom).toEqual(expect.any(String));
    expect(product.clientCommunication).toBe('on');
    expect(product.clients.map((client) => client.name)).toHaveLength(2 * clientsEach);
    expect(epp).toMatchObject({ isLicensed: true, account: lab.old.account });
    const passwords = [lab.old.adminPassword, lab.old.account?.password, lab.new.account?.password];
    const secrets = passwords.filter((each) => each !== undefined);
    expect(secrets).toHaveLength(3);
    expect(filesWithSecrets(job.folder, secrets)).toEqual([]);

    // There is no command of ours on it, and what it was given outlives a restart.
    const inPath = await lab.new.console(['sh', '-c', 'command -v demo-appliance node epp']);
    expect(inPath.stdout).toBe('');
    await lab.new.reboot();
    await lab.waitUntilUp('new', addresses.final);
    const look = `openssl s_client -connect ${addresses.final}:443 | openssl x509 -noout -fingerprint -sha256`;
    const shown = await lab.run('laptop', ['sh', '-c', look]);
    expect(shown.stdout.replaceAll(':', '').toLowerCase()).toContain(certificate.sha256);
    expect(memoryOf(lab, 'new').product.restoredFrom).toBe(product.restoredFrom);
  },
);
