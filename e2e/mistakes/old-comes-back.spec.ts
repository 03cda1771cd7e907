import { expectAccessible } from '../testing/expect-accessible.ts';
import { expectMistake } from '../testing/expect-mistake.ts';
import { expect, test } from '../testing/fixtures.ts';

test('an old appliance that comes back during the cut-over stops the job, which ends well once it is off again', async ({
  openJob,
}) => {
  const opened = await openJob();
  const { lab, window, admin } = opened;
  await window.start();
  await window.workUntil(admin, 'declare', 'cut-over');
  await lab.old.powerOn();
  expect(await window.work(admin)).toBe('failed');
  expect(await window.stage()).toBe('cut-over');
  await expectMistake(opened, 'cutover.old-came-back');

  await expectAccessible(window.page, 'the page then');
  await lab.old.powerOff();
  await window.goOn();
  expect(await window.work(admin)).toBe('done');
  expect(lab.old.power).toBe('off');
  expect(lab.new.endpoint).toEqual(lab.final);
});
