import { expect, test } from './testing/fixtures.ts';

const mostUpdatesPerSecond = 10;

test('a fast transfer reaches the page ten times a second at most, and the page keeps drawing', async ({
  openJob,
  page,
}, testInfo) => {
  const received: number[] = [];
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => {
      const text = payload.toString();
      // By its own time: what waits on the way comes in a bunch.
      if (text.includes('"progress"')) received.push(Date.parse(/"at":"([^"]+)"/.exec(text)?.[1] ?? ''));
    }),
  );
  const { window, admin } = await openJob({ backupSizeBytes: 150_000_000 });
  await window.start();
  await window.workUntil(admin, 'prove-key');
  await page.evaluate(() => {
    const seen = { frames: [] as number[], changes: [] as number[] };
    Object.assign(globalThis, { e2eSeen: seen });
    const draw = (atMs: number): void => {
      seen.frames.push(atMs);
      requestAnimationFrame(draw);
    };
    requestAnimationFrame(draw);
    new MutationObserver(() => seen.changes.push(performance.now())).observe(document.body, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    });
  });
  received.length = 0;
  await window.answer(admin);
  await window.workUntil(admin, 'type-name', 'restore');
  const { frames, changes } = await page.evaluate(
    () => (globalThis as unknown as { e2eSeen: { frames: number[]; changes: number[] } }).e2eSeen,
  );
  const seconds = ((frames.at(-1) ?? 0) - (frames[0] ?? 0)) / 1000;
  const slowest = Math.max(...frames.slice(1).map((at, index) => at - (frames[index] ?? at)));
  testInfo.annotations.push({
    type: 'measured',
    description:
      `${received.length} updates in ${seconds.toFixed(1)} s, at most ${busiestSecond(received)} in one second; ` +
      `${(frames.length / seconds).toFixed(0)} frames a second, the slowest took ${slowest.toFixed(0)} ms; ` +
      `the page changed at most ${busiestSecond(changes)} times in one second`,
  });
  expect(received.length).toBeGreaterThan(3);
  expect(received).not.toContain(Number.NaN);
  expect(busiestSecond(received)).toBeLessThanOrEqual(mostUpdatesPerSecond);
});

/** The most that fell into any one second. */
function busiestSecond(times: readonly number[]): number {
  return Math.max(0, ...times.map((from) => times.filter((at) => at >= from && at < from + 1000).length));
}
