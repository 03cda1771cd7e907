import { expect, test } from 'vitest';
import { planSchema } from '../../shared/contract/plan.ts';
import type { EventBody } from '../../shared/run/event.ts';
import { systemClock } from '../clock.ts';
import { SecretGuard } from './secret-guard.ts';
import { createTcpNetwork } from '../cut-over/look/tcp-network.ts';
import { createJob } from '../job/job-folder.ts';
import { readJournal } from '../job/journal.ts';
import { runJob } from './runner.ts';
import { PauseGate } from '../transfer/pause-gate.ts';
import { folderForEach } from '../testing/temporary-folder.ts';

const home = folderForEach();

test('what is told after the end is not part of the run', async () => {
  const plan = planSchema.parse({
    handover: 1,
    name: 'late',
    old: { address: '192.0.2.1' },
    new: { address: '192.0.2.2' },
  });
  const job = createJob(home, plan, home, new Date());
  let emitLate: ((event: EventBody) => void) | undefined;
  const told: string[] = [];
  const result = await runJob({
    job,
    plan,
    rules: 'none',
    mode: 'run',
    operator: 'anna',
    appVersion: '0',
    guard: new SecretGuard(),
    ask: () => Promise.reject(new Error('nobody is asked')),
    isAttended: false,
    signal: AbortSignal.abort(),
    pause: new PauseGate(),
    clock: systemClock,
    network: createTcpNetwork(),
    connect: (emit) => {
      emitLate = emit;
      return {
        appliance: () => Promise.reject(new Error('not connected')),
        disconnect: () => Promise.resolve(),
        lostSide: () => undefined,
        close: async () => emit({ type: 'outage.began' }),
      };
    },
    onEvent: (event) => void told.push(event.type),
  });
  emitLate?.({ type: 'outage.began' });
  expect(result.outcome).toBe('cancelled');
  expect(told.at(-1)).toBe('run.ended');
  expect(readJournal(job.journalPath, job.id).events.at(-1)?.type).toBe('run.ended');
});
