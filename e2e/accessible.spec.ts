import { expectAccessible } from './testing/expect-accessible.ts';
import { test } from './testing/fixtures.ts';
import { tour } from './testing/tour.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(() => {
    test.use({ colorScheme });

    test(`axe finds nothing serious on any page, ${colorScheme}`, async ({ openJob }) => {
      test.setTimeout(180_000);
      const opened = await openJob({ backupSizeBytes: 3_000_000 });
      await tour(opened, (where) => expectAccessible(opened.window.page, where));
    });
  });
}
