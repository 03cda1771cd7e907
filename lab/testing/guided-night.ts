import { createDemoHands, createGuidedAdmin } from '../embedded/demo/demo-hands.ts';
import type { LabOptions } from '../embedded/lab.ts';
import type { LookAlike } from '../embedded/look-alike/look-alike.ts';
import { openBench, type Bench, type BenchOptions, type RunOptions } from './bench.ts';

/** A bench with two look-alikes that take no time over anything. */
export function openNight(
  look: Partial<LookAlike> = {},
  options: LabOptions & Pick<BenchOptions, 'plan'> = {},
): Promise<Bench> {
  return openBench({ ...options, lookAlike: { downMs: 100, errorMs: 300, ...look } });
}

/** One attempt at a whole night, by an admin who does what the cards say and nothing else. */
export async function guidedRun({ lab, run }: Bench, options: RunOptions = {}) {
  const hands = createDemoHands(lab);
  try {
    const result = await run({
      ...options,
      ask: createGuidedAdmin(lab, hands, options.admin),
      onEvent: (event, state) => {
        hands.onEvent(event);
        options.onEvent?.(event, state);
      },
    });
    return { ...result, problems: [...hands.problems.values()] };
  } finally {
    hands.close();
  }
}
