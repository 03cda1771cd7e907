import { beforeAll, expect, test } from 'vitest';
import { tries } from '../../engine/testing/limits.ts';
import { openBench } from '../testing/bench.ts';
import { compileCheckout, type CompiledCheckout } from '../testing/compile-checkout.ts';
import { createOperator, type CommandEnd } from '../testing/killed-command.ts';
import { guardBench } from '../testing/nothing-lost.ts';
import { filesWithSecrets, secretIn } from '../testing/secrets-on-disk.ts';

let checkout: CompiledCheckout;
beforeAll(async () => {
  checkout = await compileCheckout();
});

const jobs = tries({ usual: 2, long: 4 });
const killsOfEach = tries({ usual: 3, long: 4 });
/** The last of the first kills comes before about so many events: half of those of a job. */
const mostEvents = 90;

test('a command that is killed at any moment is resumed by the next one, and nothing is lost', async () => {
  const benches = [];
  try {
    for (let job = 0; job < jobs; job++) benches.push(await openBench());
    // All of them to their end, also where one fails: none may write while its files are removed.
    const running = benches.map(async (bench) => finishWithKills(bench));
    await Promise.allSettled(running);
    const kills = await Promise.all(running);
    // A quick computer may end a job before its last kill.
    expect(kills.reduce((sum, each) => sum + each, 0)).toBeGreaterThanOrEqual(jobs * (killsOfEach - 1));
  } finally {
    for (const bench of benches.reverse()) await bench.close();
  }
});

/** Kills and resumes a job until it is done. Returns how often it was killed. */
async function finishWithKills({ lab, folder }: Awaited<ReturnType<typeof openBench>>): Promise<number> {
  const operator = createOperator(lab, checkout, folder);
  const guard = guardBench({
    lab,
    folder,
    get job() {
      const job = operator.job();
      if (!job) throw new Error('no job yet');
      return job;
    },
  });
  const story: string[] = [];
  let kills = 0;
  try {
    for (let attempt = 0; attempt < killsOfEach + 6; attempt++) {
      // The first kills come early, so that every job lives long enough for all of them.
      const shareOfEvents = (kills + Math.random()) / killsOfEach;
      const killAfterEvents = kills < killsOfEach ? 1 + Math.floor(mostEvents * shareOfEvents) : undefined;
      const end = await operator.attempt(killAfterEvents);
      story.push(
        `kill after ${String(killAfterEvents)} events: ${end.exitCode === undefined ? 'killed' : `exit code ${end.exitCode}`}`,
      );
      expect(secretIn(end.output, guard.secrets)).toBeUndefined();
      // What is left this very moment, before anything cleans up behind it: job, temporary files, kit.
      expect(filesWithSecrets(folder, guard.secrets), story.join('\n')).toEqual([]);
      if (end.exitCode === undefined) kills += 1;
      else if (end.exitCode === 0) break;
      else expect(isLostKey(end), `${story.join('\n')}\n${end.output.slice(-3_000)}`).toBe(true);
    }
    expect(guard.verdictWhenDone(), story.join('\n')).toEqual([]);
    return kills;
  } finally {
    guard.stop();
  }
}

/** The one thing that a kill may cost: a key that was in its memory only. The next attempt makes another backup. */
function isLostKey({ exitCode, output }: CommandEnd): boolean {
  return exitCode === 1 && output.includes('[key.lost]');
}
