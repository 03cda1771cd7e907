import { expect, test } from 'vitest';
import { createStepContext } from '../run/testing/step-context.ts';
import { restore } from './restore.ts';

/** An appliance whose import status is one after another of these, the last for ever. */
async function setUp(states: readonly { readonly state: string; readonly backup?: string }[]) {
  const began: string[] = [];
  let looks = 0;
  const context = await createStepContext({
    plan: { confirm: { restoreOn: '192.0.2.20' } },
    commands: () => (argv) => {
      const [, area, verb] = argv;
      if (area === 'import' && verb === 'start') began.push(argv.join(' '));
      const seen = states[Math.min(looks, states.length - 1)] ?? { state: 'none' };
      if (area === 'import' && verb === 'status') looks += 1;
      const shown = {
        import: { state: seen.state, backup: seen.backup ?? '', detail: '' },
        'client-communication': { state: 'off' },
        inventory: { computers: 8, restoredFrom: 'ours' },
        identify: { product: 'Demo Appliance', version: '2608' },
      }[area ?? ''];
      return { exitCode: 0, stdout: JSON.stringify(shown ?? {}), stderr: '' };
    },
    past: [
      { type: 'backup.chosen', name: 'ours', path: '/b/ours', sizeBytes: 1, madeByUs: true },
      { type: 'operation.begun', side: 'new', operation: 'import', name: '/inbox/ours' },
    ],
  });
  return { context, began };
}

test('an import that was sent is not begun again over one that runs, whatever the appliance calls it', async () => {
  const { context, began } = await setUp([
    { state: 'generating', backup: 'upload-1' },
    { state: 'generating', backup: 'upload-1' },
    { state: 'done', backup: 'upload-1' },
  ]);
  await restore.act(context);
  expect(began).toEqual([]);
});
