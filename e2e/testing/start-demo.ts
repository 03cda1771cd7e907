import type { Page } from '@playwright/test';
import { windowEn } from '../../shared/text/en/window.ts';
import type { Hands } from './hands.ts';
import { JobWindow } from './job-window.ts';

/** From the start page to the page of a new demo job. */
export async function startDemo(page: Page, hands: Hands): Promise<JobWindow> {
  await hands.press(page.getByRole('button', { name: windowEn.start.demo }));
  const window = new JobWindow(page);
  await window.reaches('connect');
  return window;
}
