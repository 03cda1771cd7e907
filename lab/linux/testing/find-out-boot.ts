import type { TestProject } from 'vitest/node';
import { whyNoLinuxLab } from '../can-boot.ts';
import { openLab } from './open-lab.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Why no lab can be booted here; empty where it can. */
    readonly whyNoBoot: string;
  }
}

/**
 * Finds out once for all test files, by booting a lab, whether it can be done here. Builds the image first where there is none:
 * that takes minutes.
 */
export default async function findOutBoot(project: TestProject): Promise<void> {
  project.provide('whyNoBoot', (await tryBoot()) ?? '');
}

async function tryBoot(): Promise<string | undefined> {
  const why = whyNoLinuxLab();
  if (why !== undefined) return why;
  try {
    const { close } = await openLab();
    await close();
    return undefined;
  } catch (error) {
    return `no appliance boots here: ${error instanceof Error ? error.message : String(error)}`;
  }
}
