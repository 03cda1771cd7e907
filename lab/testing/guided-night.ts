import { createTcpNetwork } from '../../engine/cut-over/look/tcp-network.ts';
import type { Network } from '../../engine/cut-over/look/network.ts';
import { createDemoHands, createGuidedAdmin } from '../embedded/demo/demo-hands.ts';
import type { Lab, LabOptions } from '../embedded/lab.ts';
import type { LookAlike } from '../embedded/look-alike/look-alike.ts';
import { openBench, type Bench, type BenchOptions, type RunOptions } from './bench.ts';

/** A bench with two look-alikes that take no time over anything. */
export function openNight(
  look: Partial<LookAlike> = {},
  options: LabOptions & Pick<BenchOptions, 'plan'> = {},
): Promise<Bench> {
  return openBench({
    ...options,
    lookAlike: { downMs: 100, errorMs: 300, ...look },
    plan: (plan) => {
      const own = options.plan?.(plan) ?? plan;
      return { ...own, limits: { ...own.limits, importWatchMinutes: 0.03 } };
    },
  });
}

/** One attempt at a whole night, by an admin who does what the cards say and nothing else. */
export async function guidedRun({ lab, run }: Bench, options: RunOptions = {}) {
  const hands = createDemoHands(lab);
  try {
    const result = await run({
      network: networkOf(lab),
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

/** The real network, except that a machine that is off is silent: the address of a loopback card refuses instead. */
function networkOf(lab: Lab): Network {
  const tcp = createTcpNetwork();
  return {
    ...tcp,
    look: async (endpoint, ...rest) => {
      const isHeld = [lab.old, lab.new].some(
        (machine) =>
          machine.isAnswering &&
          machine.endpoint.address === endpoint.address &&
          machine.endpoint.consolePort === endpoint.consolePort,
      );
      const silent = { kind: 'silent' } as const;
      return isHeld ? tcp.look(endpoint, ...rest) : { ssh: silent, console: silent };
    },
  };
}
