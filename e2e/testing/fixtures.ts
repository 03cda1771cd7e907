import { expect, test as base, type Page } from '@playwright/test';
import { findJob, openJob } from '../../engine/index.ts';
import type { Lab, LabOptions } from '../../lab/embedded/lab.ts';
import type { PlanInput } from '../../shared/contract/plan.ts';
import type { RunEvent } from '../../shared/run/event.ts';
import type { RunState } from '../../shared/run/run-state.ts';
import { createAdmin } from './admin.ts';
import { whyNoBrowser } from './browser.ts';
import { makeDesk, type Desk } from './desk.ts';
import { mouse } from './hands.ts';
import { JobWindow, type Admin } from './job-window.ts';
import { makeJob, startAppliances } from './lab.ts';
import { startProgram, type Program } from './program.ts';

/** A job between demo appliances that the spec holds in its hand, shown in a window. */
export interface OpenedJob {
  readonly lab: Lab;
  readonly program: Program;
  readonly jobId: string;
  readonly window: JobWindow;
  readonly admin: Admin;
  /** What the journal says: all events, and what they amount to. */
  readonly journal: () => Promise<{ readonly state: RunState; readonly events: readonly RunEvent[] }>;
}

export interface OpenOptions extends LabOptions {
  readonly plan?: (plan: PlanInput) => PlanInput;
}

interface Fixtures {
  readonly needsBrowser: void;
  readonly desk: Desk;
  /** Patterns of what the page may write to the console as an error; anything else fails the spec. */
  readonly expectedErrors: RegExp[];
  readonly startProgram: () => Promise<Program>;
  readonly startAppliances: (options?: LabOptions) => Promise<Lab>;
  /** Starts appliances and the program, makes a job, and opens its page. */
  readonly openJob: (options?: OpenOptions) => Promise<OpenedJob>;
}

/** Playwright's test, with a desk of its own for each spec; whatever was started ends with it. */
export const test = base.extend<Fixtures>({
  needsBrowser: [
    async ({}, use, testInfo) => {
      const why = whyNoBrowser();
      testInfo.skip(why !== undefined, why ?? '');
      await use();
    },
    { auto: true },
  ],
  desk: async ({}, use) => {
    const desk = makeDesk();
    await use(desk);
    desk.remove();
  },
  expectedErrors: async ({}, use) => {
    await use([]);
  },
  // Needs the program only so that it outlives the page: a page whose program is gone says so on its console.
  page: async ({ page, expectedErrors, startProgram: _ }, use) => {
    const errors = errorsOf(page);
    await use(page);
    const unexpected = errors.filter((error) => !expectedErrors.some((pattern) => pattern.test(error)));
    expect(unexpected, 'errors on the console of the page').toEqual([]);
  },
  startProgram: async ({ desk }, use) => {
    const started: Program[] = [];
    await use(async () => {
      const program = await startProgram(desk);
      started.push(program);
      return program;
    });
    for (const program of started) await program.kill();
  },
  startAppliances: async ({}, use) => {
    const started: Lab[] = [];
    await use(async (options) => {
      const lab = await startAppliances(options);
      started.push(lab);
      return lab;
    });
    for (const lab of started) await lab.close();
  },
  openJob: async ({ desk, page, startAppliances: startLab, startProgram: start }, use) => {
    await use(async ({ plan, ...options } = {}) => {
      const lab = await startLab(options);
      const jobId = makeJob(desk, lab, plan);
      const program = await start();
      await page.goto(program.link);
      await page.goto(`${program.address}#/job/${jobId}`);
      return {
        lab,
        program,
        jobId,
        window: new JobWindow(page),
        admin: createAdmin(mouse, lab),
        journal: () => openJob(findJob(desk.home, jobId)),
      };
    });
  },
});

export { expect } from '@playwright/test';

function errorsOf(page: Page): string[] {
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(String(error)));
  return errors;
}
