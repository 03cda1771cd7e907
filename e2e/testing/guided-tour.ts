import { randomBytes } from 'node:crypto';
import type { QuestionKind } from '../../shared/run/question.ts';
import { en } from '../../shared/text/en.ts';
import { windowEn } from '../../shared/text/en/window.ts';
import { expect, type OpenedJob, type OpenOptions } from './fixtures.ts';
import { createGuidedAdmin } from './guided-admin.ts';
import type { Look } from './tour.ts';

/**
 * A job between look-alikes of the vendor's product that asks what is asked there alone: the new one has no SSH, the plan
 * leaves open what a person knows, any backup is too old, and lists of computers tell times without a zone.
 */
export const guidedTourOptions: OpenOptions = {
  backupSizeBytes: 300_000,
  lookAlike: { exportTimes: 'without-zone', isBackupFolderClosed: false, downMs: 100, errorMs: 300 },
  plan: ({ ledger: _, ...plan }) => ({
    ...plan,
    new: { ...plan.new, access: 'console' },
    declare: {},
    limits: { ...plan.limits, importWatchMinutes: 0.03, backupAgeHours: 0.0001 },
  }),
};

/** What no other tour is asked. */
const askedHere = [
  'trust-certificate',
  'choose-rows',
  'choose-backup',
  'renew-backup',
  'settle-rows',
  'client-time',
] as const satisfies readonly QuestionKind[];

/**
 * A whole guided migration with a look at each question, and at what its pages say in the end. Wants a job that was made with
 * `guidedTourOptions`.
 */
export async function guidedTour(opened: OpenedJob, look: Look): Promise<void> {
  const { lab, window } = opened;
  const { page } = window;
  const admin = createGuidedAdmin(opened);
  const asked = new Set<string>();
  await window.start();
  const outcome = await window.work(admin, {
    atQuestion: async (question, stage) => {
      // A second file that is new on the old appliance: which of them is the backup is asked.
      if (question === 'prove-key') lab.old.files.put('/var/eppfiles/other.bin', randomBytes(250_000));
      const where = `${stage}, asked "${question}"`;
      if (!asked.has(where)) await look(`by hand, ${where}`);
      asked.add(where).add(question);
      return undefined;
    },
  });
  await admin.close();
  expect(outcome).toBe('done');
  expect([...asked]).toEqual(expect.arrayContaining([...askedHere]));

  const { finalise } = windowEn;
  await page.getByRole('button', { name: finalise.bundleLook }).click();
  await expect(page.getByRole('button', { name: finalise.bundleSave })).toBeVisible();
  await look('by hand, the bundle for Support');
  // The certificate at the final address is new: that it is the new appliance's somebody said.
  await window.railItem('cut-over').click();
  await expect(page.getByText(windowEn.cutover.newVerdicts['there-by-word'].word)).toBeVisible();
  await expect(page.getByText(windowEn.cockpit.standings['at-final-by-word'])).toBeVisible();
  await look('by hand, cut-over, when all is done');
  await window.railItem('back-up').click();
  const folder = `backup: { folder: "${lab.epp?.old.look.backupFolder ?? ''}" }`;
  await expect(page.getByText(folder)).toBeVisible();
  await look('by hand, back-up, when all is done');
  await window.railItem('restore').click();
  const leftOut = en.proofs['push.left-out'].seen({ by: 'no-shell' }, 'could-not-test');
  await expect(page.getByText(leftOut)).toBeVisible();
  await look('by hand, restore, when all is done');
}
