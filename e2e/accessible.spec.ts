import { expectAccessible } from './testing/expect-accessible.ts';
import { expectControls } from './testing/expect-controls.ts';
import { expectInSight, expectUsable } from './testing/expect-usable.ts';
import { test } from './testing/fixtures.ts';
import { tour, tourOptions } from './testing/tour.ts';

test('axe finds nothing serious on any page, and all that is pressed is in sight and large enough', async ({
  openJob,
}) => {
  const opened = await openJob(tourOptions);
  const { page } = opened.window;
  await tour(opened, async (where) => {
    await expectInSight(page, where);
    await expectAccessible(page, where);
    await expectControls(page, where);
  });
});

test.describe(() => {
  test.use({ colorScheme: 'dark' });

  test('in the dark scheme every text and field can be seen and every stage is usable', async ({
    openJob,
    page,
  }) => {
    await tour(await openJob(tourOptions), async (where) => {
      await expectAccessible(page, where, 'contrast');
      await expectControls(page, where);
      await expectUsable(page, where);
    });
  });
});
