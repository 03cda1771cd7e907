import { afterEach, expect, test } from 'vitest';
import { hangMs } from '../../engine/testing/limits.ts';
import type { Bench } from '../testing/bench.ts';
import { documentedEnds, endsOf, mostWords, nights, wordsOf } from '../testing/documented-night.ts';
import { guidedRun, openNight } from '../testing/guided-night.ts';
import { filesWithSecrets } from '../testing/secrets-on-disk.ts';

let bench: Bench | undefined;
afterEach(() => bench?.close());

test.each(Object.entries(nights))(
  '%s: every step ends as the table in docs/profiles.md says, and nothing is claimed that was not seen',
  async (name, login) => {
    const column = name as keyof typeof nights;
    // Whatever a form of the preflight asks for is answered in it.
    bench = await openNight({ login }, { plan: (plan) => ({ ...plan, declare: {} }) });
    const { lab, job } = bench;
    const { outcome, error, state, problems } = await guidedRun(bench);
    expect(error?.toRecord()).toBeUndefined();
    expect(problems).toEqual([]);
    expect(outcome).toBe('done');
    expect(state.lifecycle).toBe('finalised');
    expect(lab.new.endpoint).toEqual(lab.final);
    expect(lab.new.product.inventory).toMatchObject({ restoredFrom: expect.any(String) as string });
    expect(lab.new.product.clientCommunication).toBe('on');
    const words = wordsOf(job);
    // The published order: both wait before the clients are let in.
    expect(lab.epp?.new.isLicensed).toBe(true);
    expect(lab.epp?.new.packages.size).toBeGreaterThan(0);
    expect(endsOf(state)).toEqual(documentedEnds(column));
    expect(words.length, words.join('\n')).toBeLessThanOrEqual(mostWords[column]);
    const { old, new: fresh } = lab.epp ?? {};
    const passwords = [lab.login.password, old?.account.password, fresh?.account.password];
    const secrets = [...passwords, ...lab.notebook.values()].filter((each) => each !== undefined);
    expect(filesWithSecrets(job.folder, secrets)).toEqual([]);
  },
  hangMs,
);
