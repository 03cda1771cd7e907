import { expectAccessible } from '../testing/expect-accessible.ts';
import { expect, test } from '../testing/fixtures.ts';
import { tour, tourOptions } from '../testing/tour.ts';

test.describe(() => {
  test.use({ contextOptions: { reducedMotion: 'reduce', forcedColors: 'active' } });

  test('in forced colours every text can be read, and the row that is shown is told from the others', async ({
    openJob,
    page,
  }) => {
    let clocks = 0;
    await tour(await openJob(tourOptions), async (where) => {
      await expectAccessible(page, where, 'contrast');
      const rows = page.locator('.rail-item');
      if ((await rows.count()) > 0) {
        const grounds = await rows.evaluateAll((all) =>
          all.map((row) => ({
            isShown: row.hasAttribute('aria-current'),
            ground: getComputedStyle(row).backgroundColor,
          })),
        );
        const shown = grounds.find(({ isShown }) => isShown)?.ground;
        expect.soft(shown, where).toBeDefined();
        const others = grounds.filter(({ isShown }) => !isShown).map(({ ground }) => ground);
        expect.soft(others, where).not.toContain(shown);
      }
      clocks += await page.locator('[data-outage-bar]').count();
    });
    expect(clocks, 'pages on which the clock of the outage ran').toBeGreaterThan(0);
  });
});
