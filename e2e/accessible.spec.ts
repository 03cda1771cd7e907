import { expectAccessible } from './testing/expect-accessible.ts';
import { expectUsable } from './testing/expect-usable.ts';
import { test } from './testing/fixtures.ts';
import { tour, tourOptions } from './testing/tour.ts';

test('axe finds nothing serious on any page', async ({ openJob }) => {
  const opened = await openJob(tourOptions);
  await tour(opened, (where) => expectAccessible(opened.window.page, where));
});

test.describe(() => {
  test.use({ colorScheme: 'dark' });

  test('in the dark scheme every text can be read and every stage is usable', async ({ openJob, page }) => {
    await tour(await openJob(tourOptions), async (where) => {
      await expectAccessible(page, where, 'contrast');
      await expectUsable(page, where);
    });
  });
});
