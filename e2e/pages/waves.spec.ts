import { en } from '../../shared/text/en.ts';
import { windowEn } from '../../shared/text/en/window.ts';
import { expectAccessible } from '../testing/expect-accessible.ts';
import { expect, test } from '../testing/fixtures.ts';
import { createGuidedAdmin } from '../testing/guided-admin.ts';

const { hold } = windowEn;
/** Its move fails: it stays with the old appliance. */
const failing = 'demo-client-11';

test('clients that move in waves are counted on the page of the hold point, and who is left stands there by name', async ({
  openJob,
  page,
}) => {
  const opened = await openJob({
    clients: 12,
    clientLine: 'unified',
    oldVersion: '2604',
    lookAlike: { failToMove: [failing], downMs: 100, errorMs: 300 },
    plan: (plan) => ({
      ...plan,
      final: { strategy: 'different', clients: 'in-waves' },
      limits: { ...plan.limits, importWatchMinutes: 0.03 },
    }),
  });
  const { window, journal, lab } = opened;
  const admin = createGuidedAdmin(opened);
  const moved = page.locator('[data-moved-clients]');
  const looked = new Set<string>();
  await window.start();
  const outcome = await window.work(admin, {
    atQuestion: async (kind) => {
      const { state } = await journal();
      const { moves } = state;
      if (kind === 'hand-over-file' && state.question?.question.kind === 'hand-over-file') {
        const { earlier } = state.question.question;
        if (earlier?.kind === 'moving' && earlier.side === 'old' && !looked.has('old')) {
          looked.add('old');
          await expect(window.question.getByText(/nobody counts as moved/)).toBeVisible();
        }
      }
      // Before the old appliance goes off.
      if (kind !== 'type-name' || moves?.wave !== 'rest' || looked.has('rest')) return undefined;
      looked.add('rest');
      await expect(moved.getByText(hold.movedTitle)).toBeVisible();
      await expect(moved.getByText(en.proofStatuses['passed-with-warning'])).toBeVisible();
      await expect(moved.getByRole('list', { name: hold.behindTitle('1') }).getByText(failing)).toBeVisible();
      await expectAccessible(page, 'clients that moved');
      return undefined;
    },
  });
  await admin.close();
  expect(outcome).toBe('done');
  expect([...looked].sort()).toEqual(['old', 'rest']);
  const { state } = await journal();
  expect(state.moves).toMatchObject({ moving: 12, result: { there: 11, behind: [failing] } });
  expect(Object.keys(state.accepted)).toContain('hold-point.clients-behind:rest');
  expect(lab.old.power).toBe('off');
});
