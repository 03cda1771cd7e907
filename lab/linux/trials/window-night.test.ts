import path from 'node:path';
import { expect, test } from 'vitest';
import { whyNoBrowser } from '../../../e2e/testing/browser.ts';
import { tryCommand } from '../host-command.ts';
import { clientsEach } from '../look-alike/night.ts';
import { expectMoved, nightMs } from '../testing/booted-night.ts';
import { useLab } from '../testing/use-lab.ts';

const root = path.resolve(import.meta.dirname, '..', '..', '..');

test('a night by cards between two booted look-alikes is led through the window, by a browser of their network', async (context) => {
  const why = whyNoBrowser();
  if (why !== undefined) context.skip(why);
  const { lab } = await useLab(context, { clientsEach, lookAlike: { look: {} } });
  // Its program is the built one, as that of every spec.
  const settings = ['env', '-u', 'SSH_AUTH_SOCK', '-u', 'HANDOVER_TEST_RESULTS'];
  const playwright = [path.join(root, 'node_modules', '.bin', 'playwright'), 'test'];
  const spec = ['-c', path.join(root, 'e2e'), '--project=booted', '--reporter=list'];
  const argv = [...settings, `HANDOVER_BOOTED_LAB=${lab.names.id}`, ...playwright, ...spec];
  const { exitCode, stdout, stderr } = await tryCommand(lab.at('laptop', argv), { timeoutMs: nightMs });
  expect(exitCode, stdout + stderr).toBe(0);
  expectMoved(lab);
});
