import fs from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { browserPath, whyNoBrowser } from '../../../e2e/testing/browser.ts';
import { hangMs } from '../../../engine/testing/limits.ts';
import type { RunEvent } from '../../../shared/run/event.ts';
import type { Bench } from '../../testing/bench.ts';
import { openWorkedWindows, type WorkedWindows } from '../../testing/console-night.ts';
import { wordsOf } from '../../testing/documented-night.ts';
import { guidedRun, openNight } from '../../testing/guided-night.ts';
import { filesWithSecrets } from '../../testing/secrets-on-disk.ts';
import type { DemoAdminOverrides } from '../demo/demo-admin.ts';
import { createDemoHands, type DemoHands } from '../demo/demo-hands.ts';
import type { Lab } from '../lab.ts';
import { savedIt } from './pages.ts';

let bench: Bench | undefined;
let hands: DemoHands | undefined;
afterEach(async () => {
  hands?.close();
  await bench?.close();
});

const backups = ['System Maintenance', 'System Backup v2'];

/** Of one kind, in their order. */
function told<T extends RunEvent['type']>(events: readonly RunEvent[], type: T) {
  return events.filter((event): event is Extract<RunEvent, { type: T }> => event.type === type);
}

function untilWithdrawn(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const withdraw = () => reject(signal.reason as Error);
    if (signal.aborted) withdraw();
    signal.addEventListener('abort', withdraw, { once: true });
  });
}

/** Whoever works in the windows says nothing that a window can see, and hands over no file that one can take. */
function worker(lab: Lab, made: DemoHands, windows: WorkedWindows) {
  const handedOver: string[] = [];
  const held: boolean[] = [];
  const admin: DemoAdminOverrides = {
    'confirm-guided': async ({ operation, side }, { signal }, byHabit) => {
      if (!['create-backup', 'import'].includes(operation) || side === 'local') return byHabit();
      await made.rest();
      while (!signal.aborted)
        await windows.visitors
          .get(side)
          ?.walk(backups)
          .catch(() => undefined);
      return untilWithdrawn(signal);
    },
    'hand-over-file': async (question, { signal }, byHabit) => {
      const { side, purpose, earlier } = question;
      if (earlier) return '';
      if (side !== undefined && windows.pageOf(side)) {
        await made.download(question);
        return untilWithdrawn(signal);
      }
      handedOver.push(`${purpose} ${String(side)}`);
      return byHabit();
    },
    'backup-key': async (question, _options, byHabit) => {
      await made.rest();
      const worked = windows.pageOf('old');
      if (question.purpose === 'capture' && worked) {
        // She presses it too early.
        await worked.page.locator(`button[value="${savedIt}"]`).click();
        await worked.untilSeen();
        held.push(lab.epp?.old.keyDialog !== undefined);
      }
      return byHabit();
    },
  };
  return { admin, handedOver, held };
}

describe.skipIf(whyNoBrowser() !== undefined)('a rehearsal in console windows', () => {
  test(
    'takes what is downloaded there, gives the import its file, holds the key’s button, and sees what was done',
    async () => {
      bench = await openNight(
        { login: 'no-ssh' },
        { plan: (plan) => ({ ...plan, declare: {} }), timings: { importMs: 8_000 } },
      );
      const { lab, job } = bench;
      const windows = openWorkedWindows(browserPath);
      hands = createDemoHands(lab, windows.visit);
      const { admin, handedOver, held } = worker(lab, hands, windows);
      const result = await guidedRun(bench, { mode: 'rehearse', consoles: windows.consoles, hands, admin });
      const { outcome, error, events, state, problems } = result;
      expect(error?.toRecord()).toBeUndefined();
      expect(problems).toEqual([]);
      expect(outcome).toBe('rehearsed');

      const caught = told(events, 'console.downloaded');
      const backup = state.artifacts.find(({ role }) => role === 'backup');
      expect(caught.map(({ sha256 }) => sha256)).toContain(backup?.sha256);
      expect(caught.filter(({ side }) => side === 'old').length).toBeGreaterThanOrEqual(2);
      expect(handedOver.filter((each) => each.endsWith('old'))).toEqual([]);
      expect(held).toEqual([true]);

      // Each card that the console can show was seen there, and nobody's word was taken for it.
      expect(told(events, 'console.seen').map(({ operation, side }) => `${operation} ${side}`)).toEqual([
        'create-backup old',
        'import new',
      ]);
      const asked = told(events, 'question.asked').flatMap(({ id, question }) =>
        question.kind === 'confirm-guided' && /^(create-backup|import)$/.test(question.operation) ? [id] : [],
      );
      const answers = told(events, 'question.answered').filter(({ id }) => asked.includes(id));
      expect(answers.map(({ answer }) => answer)).toEqual(asked.map(() => 'withdrawn'));
      expect(answers).toHaveLength(2);
      const words = wordsOf(job).join('\n');
      expect(words).not.toContain('"create-backup"');

      const accounts = [lab.epp?.old.account.password, lab.epp?.new.account.password];
      const secrets = [...accounts, ...lab.notebook.values()].filter((each) => each !== undefined);
      expect(filesWithSecrets(job.folder, secrets)).toEqual([]);
      const kept = fs.readdirSync(path.join(job.folder, 'downloads'));
      expect(kept.filter((name) => name.endsWith('.partial'))).toEqual([]);
    },
    hangMs,
  );
});
