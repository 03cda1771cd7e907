import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Question } from '../../shared/run/question.ts';
import { MigrationError } from '../errors.ts';
import type { BridgeHost, DemoSession } from './host.ts';

/** The demo jobs of this program, each with its own pair of demo appliances. */
export interface Demos {
  /** Starts a pair. Throws `bridge.no-dialog` where this host has none. */
  start(): Promise<DemoSession>;
  adopt(jobId: string, session: DemoSession): void;
  has(jobId: string): boolean;
  hint(jobId: string, question: Question): string | undefined;
  /** Host keys of demo appliances are made anew each time: they are remembered in a folder that goes with the program. */
  readonly trustHome: (jobId: string) => string | undefined;
  close(): Promise<void>;
}

/** Makes an empty table of demo jobs. */
export function createDemos(host: BridgeHost): Demos {
  const sessions = new Map<string, { readonly session: DemoSession; readonly trustHome: string }>();
  return {
    start: async () => {
      if (!host.startDemo) throw new MigrationError('bridge.no-dialog', {}, { side: 'local' });
      return host.startDemo();
    },
    adopt: (jobId, session) => {
      const trustHome = fs.mkdtempSync(path.join(os.tmpdir(), 'handover-demo-'));
      sessions.set(jobId, { session, trustHome });
    },
    has: (jobId) => sessions.has(jobId),
    hint: (jobId, question) => sessions.get(jobId)?.session.hint(question),
    trustHome: (jobId) => sessions.get(jobId)?.trustHome,
    close: async () => {
      for (const { session, trustHome } of sessions.values()) {
        await session.close();
        fs.rmSync(trustHome, { recursive: true, force: true });
      }
      sessions.clear();
    },
  };
}
