import fs from 'node:fs';
import path from 'node:path';
import type { KnownValueId } from '../shared/run/facts.ts';
import type { QuestionKind } from '../shared/run/question.ts';
import { openPoints } from '../shared/run/standing/open-points.ts';
import { stages } from '../shared/run/steps.ts';
import { en } from '../shared/text/en.ts';
import { openPointText } from '../shared/text/open-point-text.ts';
import { windowEn } from '../shared/text/en/window.ts';
import { expectAccessible } from './testing/expect-accessible.ts';
import { expect, test } from './testing/fixtures.ts';
import { openAll, wordsIn } from './testing/words-in.ts';

/** As the vendor's profile calls it. */
const finalAddress = 'Give the new appliance its final address';
const importTitle = 'Import the backup on the new appliance';

test('with the vendor’s product, where a person works in its web console, the window leads to the end', async ({
  openJob,
  desk,
  page,
}) => {
  const downloaded = path.join(desk.folder, 'backup 5.9.4.2.eppb');
  fs.writeFileSync(downloaded, Buffer.concat([Buffer.from('Salted__'), Buffer.alloc(400_000, 7)]));
  const { lab, window, admin, journal } = await openJob({
    plan: (plan) => ({
      ...plan,
      old: { ...plan.old, profile: 'endpoint-protector', version: '5.9.4.2' },
      new: { ...plan.new, profile: 'endpoint-protector', version: '2608' },
      limits: { ...plan.limits, importWatchMinutes: 0.1 },
    }),
  });
  // The web console shows it once.
  lab.notebook.set('backup 5.9.4.2.eppb', 'ABCDE-FGHJK-MNPQR-STUVW');

  const loginPage = path.join(desk.folder, 'login.html');
  fs.writeFileSync(loginPage, '<!doctype html><title>Sign in</title><body>Log in</body>');
  let refusals = 0;
  const handOver = async (): Promise<void> => {
    if ((await window.stage()) === 'back-up') {
      // The wrong file is refused where it was chosen, with its reason.
      const isRefused = (await window.question.getByText('“login.html” was not taken.').count()) > 0;
      if (isRefused) await expect(window.question.getByText(/It is a web page \(“Sign in”\)/)).toBeVisible();
      refusals += isRefused ? 1 : 0;
      await window.question.locator('input[type=file]').setInputFiles(isRefused ? downloaded : loginPage);
      await window.question.locator('[data-confirm]').click();
    } else await window.question.locator('[data-decline]').click();
  };
  const person = {
    ...admin,
    answer: (shown: typeof window, kind: QuestionKind) =>
      kind === 'hand-over-file' ? handOver() : admin.answer(shown, kind),
  };
  const seen = new Set<QuestionKind>();
  const atQuestion = async (kind: QuestionKind): Promise<undefined> => {
    if (!seen.has(kind)) await expectAccessible(page, kind);
    seen.add(kind);
    // The key is taken while its page still shows it, with the card that says so, and the file afterwards.
    if (kind === 'hand-over-file' && (await window.stage()) === 'back-up')
      expect(seen).toContain('prove-key');
    if (kind === 'backup-key') await expect(copyOf('backup-name')).toBeVisible();
    const isImport = await window.question.getByText(importTitle).isVisible();
    if (kind === 'confirm-guided' && isImport) {
      await expect(copyOf('file')).toBeVisible();
      await expect(copyOf('new-machine')).toBeVisible();
    }
  };
  const copyOf = (value: KnownValueId) =>
    page.getByRole('button', { name: `${windowEn.common.copy}: ${en.knownValues[value]}` });

  await window.start();
  const [outcome] = await Promise.all([
    window.work(person, { atQuestion }),
    page
      .getByRole('main')
      .getByText(finalAddress)
      // It stands in what is folded, too.
      .filter({ visible: true })
      .first()
      .waitFor()
      .then(async () => {
        await expectAccessible(page, 'a card to work by');
        await expect(copyOf('address')).toBeVisible();
        expect(lab.new.scheduleMove(lab.final)).toBe(true);
      }),
  ]);
  expect(outcome).toBe('done');
  expect(refusals).toBe(1);
  expect(seen).toContain('confirm-guided');
  expect(seen).toContain('backup-key');
  const { state, events } = await journal();
  const told = events.find((event) => event.type === 'step.waiting' && event.operation === 'change-address');
  expect(told).toMatchObject({
    instruction: { values: expect.arrayContaining([{ id: 'address', value: lab.final.address }]) as unknown },
  });
  expect(state.lifecycle).toBe('finalised');
  expect(lab.old.power).toBe('off');
  // Plainly green is only what was seen: not the lists, the import, the old machine's being off and the clients, of which a person
  // said that they are so.
  for (const stage of stages) {
    const green = window.railItem(stage).locator('.tabler-icon-circle-check-filled');
    const isProved = ['connect', 'push'].includes(stage);
    await expect(green, stage).toHaveCount(isProved ? 1 : 0);
  }

  // The last page says first what is open and what cannot wait, in at most half of the 953 words that it had.
  const main = page.getByRole('main');
  const { tabs } = windowEn.finalise;
  await expect(main.getByRole('tab', { name: tabs.tonight, selected: true })).toBeVisible();
  const points = en.cli.openPoints(openPoints(state).length);
  await expect(main.getByRole('heading', { name: en.cli.doneWith(points) })).toBeVisible();
  expect(await wordsIn(main)).toBeLessThanOrEqual(476);
  await openAll(main);
  for (const point of openPoints(state))
    await expect(main.getByText(openPointText(en, point).title).first()).toBeVisible();
  const behindTabs: readonly (readonly [keyof typeof tabs, readonly string[]])[] = [
    ['tomorrow', [windowEn.finalise.recheckNow]],
    ['later', en.decommission.steps],
    ['back', ['Rollback run sheet']],
  ];
  for (const [tab, texts] of behindTabs) {
    await main.getByRole('tab', { name: tabs[tab] }).click();
    await openAll(main);
    for (const text of texts) await expect(main.getByText(text).first()).toBeVisible();
    await expectAccessible(page, `the page Finalise, ${tab}`);
  }
});
