import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { RunEvent } from '../../shared/run/event.ts';
import type { Question } from '../../shared/run/question.ts';
import { MigrationError } from '../errors.ts';
import type { BridgeHost, DemoHint, DemoSession } from './host.ts';

/** An empty table of the demo jobs of this program, each with its own pair of demo appliances. */
export function createDemos(host: BridgeHost) {
  const sessions = new Map<string, { readonly session: DemoSession; readonly trustHome: string }>();
  return {
    /** Starts a pair. Throws `bridge.no-dialog` where this host has none. */
    start: async (isGuided: boolean): Promise<DemoSession> => {
      if (!host.startDemo) throw new MigrationError('bridge.no-dialog', {});
      return host.startDemo({ isGuided });
    },
    adopt: (jobId: string, session: DemoSession): void => {
      const trustHome = fs.mkdtempSync(path.join(os.tmpdir(), 'handover-demo-'));
      sessions.set(jobId, { session, trustHome });
    },
    has: (jobId: string): boolean => sessions.has(jobId),
    hint: async (jobId: string, question: Question): Promise<DemoHint | undefined> =>
      sessions.get(jobId)?.session.hint(question),
    onEvent: (jobId: string, event: RunEvent): void => sessions.get(jobId)?.session.onEvent(event),
    /** Host keys of demo appliances are made anew each time: they are remembered in a folder that goes with the program. */
    trustHome: (jobId: string): string | undefined => sessions.get(jobId)?.trustHome,
    close: async (): Promise<void> => {
      for (const { session, trustHome } of sessions.values()) {
        await session.close();
        fs.rmSync(trustHome, { recursive: true, force: true });
      }
      sessions.clear();
    },
  };
}
