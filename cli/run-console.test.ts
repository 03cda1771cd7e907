import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { browserPath, whyNoBrowser } from '../e2e/testing/browser.ts';
import { hangMs } from '../engine/testing/limits.ts';
import { createDemoHands, createGuidedAdmin } from '../lab/embedded/demo/demo-hands.ts';
import type { Bench } from '../lab/testing/bench.ts';
import { openWorkedWindows } from '../lab/testing/console-night.ts';
import { openNight } from '../lab/testing/guided-night.ts';
import type { RunEvent } from '../shared/run/event.ts';
import { en } from '../shared/text/en.ts';
import { exitCodes } from './exit-codes.ts';
import { performRun } from './perform-run.ts';

let bench: Bench;
let said: string;
beforeEach(async () => {
  said = '';
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((text) => {
      said += String(text);
      return true;
    });
  bench = await openNight({ login: 'no-ssh' }, { plan: (plan) => ({ ...plan, declare: {} }) });
});
afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  await bench.close();
});

/** A rehearsal at the terminal with `--console`; somebody answers every card, also where a window is open beside it. */
async function rehearse(windows?: ReturnType<typeof openWorkedWindows>) {
  const { lab, job, home } = bench;
  const hands = createDemoHands(lab);
  const events: RunEvent[] = [];
  try {
    const exitCode = await performRun({
      ...{ home, job, mode: 'rehearse', options: { console: true, verbose: true } },
      ask: createGuidedAdmin(lab, hands),
      onEvent: (event) => {
        events.push(event);
        hands.onEvent(event);
      },
      ...(windows?.consoles.open && { openWindow: windows.consoles.open }),
    });
    return { exitCode, events };
  } finally {
    hands.close();
  }
}

test.skipIf(whyNoBrowser() !== undefined)(
  'with --console each machine gets its window, and cards that are answered go on as ever',
  async () => {
    // Wherever there is no screen: the test has windows without one.
    vi.stubEnv('DISPLAY', ':0');
    vi.stubEnv('HANDOVER_BROWSER', browserPath);
    const { exitCode, events } = await rehearse(openWorkedWindows(browserPath));
    expect(exitCode).toBe(exitCodes.done);
    const sides = events.flatMap((event) => (event.type === 'console.opened' ? [event.side] : []));
    expect(new Set(sides)).toEqual(new Set(['old', 'new']));
    expect(said).toContain('is open in a window of Handover');
  },
  hangMs,
);

test(
  'without a browser --console says so, and the run goes on by its cards',
  async () => {
    vi.stubEnv('DISPLAY', '');
    vi.stubEnv('WAYLAND_DISPLAY', '');
    const { exitCode, events } = await rehearse();
    if (process.platform === 'linux') expect(said.replace(/\s+/g, ' ')).toContain(en.console.noWindow);
    expect(exitCode).toBe(exitCodes.done);
    expect(events.filter(({ type }) => type.startsWith('console.'))).toEqual([]);
  },
  hangMs,
);
