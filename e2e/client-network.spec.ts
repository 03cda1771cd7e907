import { hangMs } from '../engine/testing/limits.ts';
import { evidenceLine, probeAddress } from '../engine/index.ts';
import { proofText } from '../shared/text/render.ts';
import { en } from '../shared/text/en.ts';
import { windowEn } from '../shared/text/en/window.ts';
import { expectAccessible } from './testing/expect-accessible.ts';
import { expect, test } from './testing/fixtures.ts';

const { validate } = windowEn;

test('what a machine beside the clients saw is pasted while the job waits, and stands in its record', async ({
  openJob,
}) => {
  const { lab, window, admin, journal } = await openJob();
  const { page } = window;
  await window.start();
  await window.workUntil(admin, 'confirm-finalise', 'finalise');
  await window.railItem('validate').click();
  const part = page.locator('[data-client-network]');
  const { endpoint, hostKey } = lab.new;
  await expect(part.locator('code')).toHaveText(
    `handover probe ${endpoint.address} --expect ${hostKey.sha256} --ssh-port ${String(endpoint.sshPort)} --console-port ${String(endpoint.consolePort)}`,
  );
  await expect(part.getByText(validate.networkNone)).toBeVisible();

  await part.getByLabel(validate.networkPaste).fill('It works for me.');
  await part.getByRole('button', { name: validate.networkAdd }).click();
  await expect(
    page.getByText('[evidence.unreadable]').or(page.getByText('evidence.unreadable')),
  ).toBeVisible();

  const seen = await probeAddress({
    address: endpoint.address,
    sshPort: endpoint.sshPort,
    consolePort: endpoint.consolePort,
    expectedSha256: hostKey.sha256,
    timeoutMs: hangMs,
    signal: new AbortController().signal,
  });
  await part.getByLabel(validate.networkPaste).fill(`Here it is:\n${evidenceLine(seen)}\n`);
  await part.getByRole('button', { name: validate.networkAdd }).click();
  await expect(part.getByText(en.proofStatuses.passed)).toBeVisible();
  await expect(part.getByLabel(validate.networkPaste)).toHaveValue('');
  await expectAccessible(page, 'the page of the validation with evidence');

  const { state } = await journal();
  const made = state.proofs.find(({ id }) => id === 'validate.client-network');
  expect(made?.status).toBe('passed');
  await expect(part.getByText(made ? proofText(en, made).seen : '')).toBeVisible();
  await window.railItem('finalise').click();
  expect(await window.work(admin)).toBe('done');
});
