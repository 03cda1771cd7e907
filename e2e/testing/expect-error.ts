import type { ErrorCode } from '../../shared/run/error-codes.ts';
import { en } from '../../shared/text/en.ts';
import { errorText } from '../../shared/text/render.ts';
import { expect, type OpenedJob } from './fixtures.ts';

/** The run ended with this error, and the page gives its answers: what happened, how both appliances stand, what to do next. */
export async function expectError({ journal, window }: OpenedJob, code: ErrorCode): Promise<void> {
  const { state } = await journal();
  expect(state.error?.code).toBe(code);
  if (!state.error || !state.current) return;
  const text = errorText(en, state.error, state.current, state);
  const main = window.page.getByRole('main');
  for (const answer of [text.what, text.meanwhile, text.next])
    await expect(main.getByText(answer).first()).toBeVisible();
}
