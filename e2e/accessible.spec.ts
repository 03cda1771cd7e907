import { expectAccessible } from './testing/expect-accessible.ts';
import { test } from './testing/fixtures.ts';
import { tour } from './testing/tour.ts';

test('axe finds nothing serious on any page', async ({ openJob }) => {
  test.setTimeout(180_000);
  const opened = await openJob({ backupSizeBytes: 3_000_000 });
  await tour(opened, (where) => expectAccessible(opened.window.page, where));
});

test.describe(() => {
  test.use({ colorScheme: 'dark' });

  test('every text can be read in the dark scheme', async ({ openJob }) => {
    test.setTimeout(180_000);
    const opened = await openJob({ backupSizeBytes: 3_000_000 });
    await tour(opened, (where) => expectAccessible(opened.window.page, where, 'contrast'));
  });
});
