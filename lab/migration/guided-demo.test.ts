import { afterEach, expect, test } from 'vitest';
import { hangMs } from '../../engine/testing/limits.ts';
import { isOnWayBack } from '../../shared/run/standing/way-back.ts';
import { en } from '../../shared/text/en.ts';
import { proofText } from '../../shared/text/render.ts';
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
    // Where nobody can look for a host key, nobody is said to have seen one.
    const said = state.proofs.map((made) => proofText(en, made).seen);
    if (login === 'no-ssh') expect(said.join('\n')).not.toMatch(/host key is|both host keys/);
    expect(words.length, words.join('\n')).toBeLessThanOrEqual(mostWords[column]);
    const { old, new: fresh } = lab.epp ?? {};
    const passwords = [lab.login.password, old?.account.password, fresh?.account.password];
    const secrets = [...passwords, ...lab.notebook.values()].filter((each) => each !== undefined);
    expect(filesWithSecrets(job.folder, secrets)).toEqual([]);
  },
  hangMs,
);

test(
  'without SSH a whole night goes back by cards alone, and what nobody could see is a word',
  async () => {
    bench = await openNight({ login: 'no-ssh' }, { plan: (plan) => ({ ...plan, declare: {} }) });
    const { lab, plan } = bench;
    const there = await guidedRun(bench);
    expect(there.error?.toRecord()).toBeUndefined();
    expect(there.outcome).toBe('done');

    // Nobody could read what the machine calls itself: the plan's address of it is its name.
    const name = ({ expected }: { expected: string }) => (expected === plan.new.address ? expected : '');
    const back = await guidedRun(bench, { mode: 'revert', admin: { 'type-name': name } });
    expect(back.error?.toRecord()).toBeUndefined();
    expect(back.problems).toEqual([]);
    expect(back.outcome).toBe('reverted');
    const cards = back.events
      .slice(back.events.findLastIndex(({ type }) => type === 'run.started'))
      .flatMap((event) => (event.type === 'step.waiting' ? [event.operation] : []));
    // The new one goes first: two machines with one address would cut off the clients from both.
    expect(cards.slice(0, 2)).toEqual(['let-go', 'power-on']);
    expect(lab.old.isAnswering).toBe(true);
    expect(lab.new.isAnswering).toBe(false);
    expect(lab.old.endpoint).toEqual(lab.final);
    expect(lab.old.product.clientCommunication).toBe('on');

    const { state } = back;
    expect(state.lifecycle).toBe('reverted');
    expect(isOnWayBack(state)).toBe(false);
    // Both have the certificate that the restore brought along, and no host key tells them apart.
    const ofWayBack = state.proofs.filter(
      ({ id }) => id === 'cutover.given-back' || id === 'cutover.old-back',
    );
    expect(ofWayBack.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['cutover.given-back', 'cutover.old-back']),
    );
    for (const { status } of ofWayBack) expect(['by-word', 'could-not-test']).toContain(status);
    expect(state.outages).toHaveLength(2);
    expect(state.outages.every(({ endedAt }) => endedAt !== undefined)).toBe(true);
  },
  hangMs,
);
