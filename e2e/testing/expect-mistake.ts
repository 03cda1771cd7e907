import type { ErrorCode } from '../../shared/run/error-codes.ts';
import { windowEn } from '../../shared/text/en/window.ts';
import { expectError } from './expect-error.ts';
import { expect, type OpenedJob } from './fixtures.ts';

/** A mistake ended the run: the page says what happened, how each machine stands and what to do, and the button that goes on is in view. */
export async function expectMistake(opened: OpenedJob, code: ErrorCode): Promise<void> {
  await expectError(opened, code);
  await expectStopped(opened);
}

/** A run that goes no further shows how each machine stands, and the button that goes on. */
export async function expectStopped({ window }: OpenedJob): Promise<void> {
  const picture = window.page.getByRole('region', { name: windowEn.common.identitiesLabel });
  for (const side of ['old', 'new']) {
    const standing = picture.locator(`[data-side=${side}] .picture-standing`);
    await expect(standing).toBeInViewport();
    await expect(standing).not.toBeEmpty();
  }
  await expect(window.button(windowEn.common.goOn)).toBeInViewport();
}
