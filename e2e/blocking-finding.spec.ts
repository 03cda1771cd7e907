import { en } from '../shared/text/en.ts';
import { findingText } from '../shared/text/render.ts';
import { expectAccessible } from './testing/expect-accessible.ts';
import { expect, test } from './testing/fixtures.ts';

test('a version that cannot be restored blocks the job: no box accepts it, and the page says what to do', async ({
  openJob,
}) => {
  const { lab, window, admin, journal } = await openJob({ faults: { oldVersion: '5.9.4.1' } });
  const asked: string[] = [];
  await window.start();
  const outcome = await window.work(admin, {
    atQuestion: async (kind) => {
      asked.push(kind);
      return undefined;
    },
  });
  expect(outcome).toBe('blocked');
  expect(asked).not.toContain('accept-findings');
  expect(await window.stage()).toBe('preflight');

  const blocking = (await journal()).state.findings.preflight?.find(
    (finding) => finding.id === 'preflight.version-unsupported',
  );
  expect(blocking?.severity).toBe('error');
  if (!blocking) return;
  const main = window.page.getByRole('main');
  const text = findingText(en, blocking);
  for (const part of [text.title, text.seen, text.why, text.fix])
    await expect(main.getByText(part).first()).toBeVisible();
  await expectAccessible(window.page, 'the page then');
  expect(lab.old.product.backups().some((backup) => backup.name.startsWith('handover-'))).toBe(false);

  lab.faults.oldVersion = undefined;
  await window.goOn();
  await window.workUntil(admin, 'keep-key');
});
