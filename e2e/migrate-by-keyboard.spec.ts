import { createAdmin } from './testing/admin.ts';
import { expect, test } from './testing/fixtures.ts';
import { keyboardOf } from './testing/hands.ts';
import { startDemo } from './testing/start-demo.ts';

test('the whole migration goes by keyboard alone', async ({ page, startProgram }) => {
  const program = await startProgram();
  await page.goto(program.link);
  const keyboard = keyboardOf(page);
  const window = await startDemo(page, keyboard);
  await window.start(keyboard);
  expect(await window.work(createAdmin(keyboard))).toBe('done');
});
