import type { Page } from '@playwright/test';
import { expectInSight, expectUsable } from './testing/expect-usable.ts';
import { test } from './testing/fixtures.ts';
import { guidedTour, guidedTourOptions } from './testing/guided-tour.ts';
import { type Look, tour, tourOptions } from './testing/tour.ts';

const windows = [
  { name: 'a window of 900 by 640', use: { viewport: { width: 900, height: 640 } } },
  { name: 'a zoom of 200 %', use: { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 } },
] as const;

for (const { name, use } of windows) {
  test.describe(() => {
    test.use(use);

    test(`every stage is usable in ${name}`, async ({ openJob }) => {
      const opened = await openJob(tourOptions);
      await tour(opened, usableIn(opened.window.page));
    });

    test(`a night by hand at the vendor’s product is usable in ${name}`, async ({ openJob }) => {
      const opened = await openJob(guidedTourOptions);
      await guidedTour(opened, usableIn(opened.window.page));
    });
  });
}

function usableIn(page: Page): Look {
  return async (where) => {
    await expectInSight(page, where);
    await expectUsable(page, where);
  };
}
