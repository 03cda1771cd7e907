import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { browserPath, whyNoBrowser } from '../../../e2e/testing/browser.ts';
import { openBrowserWindow } from '../../../engine/console/browser-window.ts';
import { openConsole } from '../../../engine/console/open-console.ts';
import { isMigrationError } from '../../../engine/errors.ts';
import type { Lab } from '../../../lab/embedded/lab.ts';
import { quickLab } from '../../../lab/embedded/testing/quick-lab.ts';
import { until } from '../../../lab/embedded/testing/lab-session.ts';
import type { OpenConsoleOptions } from '../../../engine/index.ts';
import { en } from '../../../shared/text/en.ts';
import { exitCodes } from '../../exit-codes.ts';
import { doctor } from '../doctor.ts';
import { doctorConsole } from './doctor-console.ts';

let lab: Lab;
let folder: string;
let said: string;
beforeEach(async () => {
  lab = await quickLab({ clients: 2, lookAlike: {} });
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'handover-doctor-'));
  said = '';
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((text) => {
      said += String(text);
      return true;
    });
  // Wherever there is no screen: the test has a window without one.
  vi.stubEnv('DISPLAY', ':0');
  vi.stubEnv('HANDOVER_BROWSER', browserPath);
});
afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  await lab.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

const host = () => `${lab.old.endpoint.address}:${String(lab.old.endpoint.consolePort)}`;
const given = { profile: 'endpoint-protector', side: 'old' } as const;
const inOneLine = () => said.replace(/\s+/g, ' ');

test.skipIf(whyNoBrowser() !== undefined)(
  'it shows what is recognised while somebody walks through a console, and writes the pages without their values',
  async () => {
    const out = path.join(folder, 'pages.json');
    const epp = lab.epp!;
    const walked: Promise<void>[] = [];
    const walk = async (options: OpenConsoleOptions) =>
      openConsole(options, async (asked) => {
        const made = await openBrowserWindow({ ...asked, isHeadless: true });
        const { page } = made;
        const onPage = async (name: string, shows: string) => {
          await page.goto(`${asked.origin}/index.php?page=${encodeURIComponent(name)}`);
          await until(() => inOneLine().includes(shows), shows);
        };
        walked.push(
          (async () => {
            await until(() => said.includes(en.console.notRecognised['no-rule']), 'the page to sign in');
            await page.fill('[name=user]', epp.old.account.user);
            await page.fill('[name=password]', epp.old.account.password);
            await page.click('text=Login');
            const { version } = lab.old.product;
            await onPage('Appliance/Server Information', `version: ${version} (“${version}”). Proves:`);
            await page.goto(`${asked.origin}/index.php?page=System%20Maintenance%2FSystem%20Backup%20v2`);
            await page.click('text=Create');
            await page.fill('[name=name]', 'before-the-move');
            await page.click('text=Save');
            await until(() => said.includes('key-dialog: shown'), 'the key is on show');
            await until(() => said.includes('backup-state, before-the-move: generating'), 'its backup');
            await page.close();
          })(),
        );
        return made;
      });
    const exitCode = await doctorConsole(
      host(),
      { ...given, certificate: lab.old.certificate.sha256, out },
      walk,
    );
    await Promise.all(walked);
    expect(exitCode).toBe(exitCodes.done);
    expect(inOneLine()).toContain(en.console.ended.closed);
    const key = epp.old.keyDialog!.key;
    const written = fs.readFileSync(out, 'utf8');
    expect(fs.statSync(out).mode & 0o777).toBe(0o600);
    for (const own of [key, epp.old.account.password, 'before-the-move']) expect(written).not.toContain(own);
    for (const secret of [key, epp.old.account.password]) expect(said).not.toContain(secret);
    const { pages } = JSON.parse(written) as { pages: { verdict: { page?: string } }[] };
    expect(pages.map(({ verdict }) => verdict.page)).toEqual(
      expect.arrayContaining([undefined, 'server-information', 'system-backup']),
    );
  },
);

test('a certificate that is not the one that was named opens nothing', async () => {
  const sha256 = lab.new.certificate.sha256;
  const opening = doctor(host(), { ...given, console: true, certificate: sha256, json: true });
  await expect(opening).rejects.toSatisfy((error) => isMigrationError(error, 'trust.certificate-changed'));
});

test('without a person, and without a named certificate, it is trusted by nobody', async () => {
  const opening = doctor(host(), { ...given, console: true, json: true });
  await expect(opening).rejects.toSatisfy((error) => isMigrationError(error, 'run.declined', 'run.waiting'));
});

test('a file that is there is not written over, and without a browser nothing is opened', async () => {
  const out = path.join(folder, 'mine.json');
  fs.writeFileSync(out, 'mine');
  const opening = doctor(host(), { ...given, console: true, out });
  await expect(opening).rejects.toSatisfy((error) =>
    isMigrationError(error, 'transfer.already-exists', 'local.io'),
  );
  expect(fs.readFileSync(out, 'utf8')).toBe('mine');
  vi.stubEnv('HANDOVER_BROWSER', path.join(folder, 'no-browser'));
  expect(await doctor(host(), { ...given, console: true })).toBe(exitCodes.failed);
});
