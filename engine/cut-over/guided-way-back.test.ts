import { beforeEach, describe, expect, test } from 'vitest';
import type { RunEvent } from '../../shared/run/event.ts';
import { isOnWayBack } from '../../shared/run/standing/way-back.ts';
import { en } from '../../shared/text/en.ts';
import { eventLine } from '../../shared/text/render.ts';
import type { JobFolder } from '../job/job-folder.ts';
import { TwoMachines } from '../run/testing/two-machines.ts';

const [final, own] = ['192.0.2.10', '192.0.2.20'];
let machines: TwoMachines;
beforeEach(() => (machines = new TwoMachines()));

/** A job that went to its end by cards: the new appliance holds the address of the old one, which is off. */
async function switched(): Promise<JobFolder> {
  const job = machines.createJob();
  const { outcome } = await machines.run(job, machines.handOver, { onEvent: machines.obey });
  expect(outcome).toBe('done');
  return job;
}

/** What a person was told to do in the last run, in its order. */
function told(events: readonly RunEvent[]): string[] {
  const last = events.slice(events.findLastIndex(({ type }) => type === 'run.started'));
  return last.flatMap((event) => (event.type === 'step.waiting' ? [event.operation] : []));
}

const letsGo = (event: RunEvent): void => {
  if (event.type !== 'step.waiting' || event.operation !== 'let-go') return;
  machines.holders.set(final, 'nobody').set(own, 'new');
};
const startsOld = (event: RunEvent): void => {
  if (event.type === 'step.waiting' && event.operation === 'power-on') machines.holders.set(final, 'old');
};
const obeys = (event: RunEvent): void => {
  letsGo(event);
  startsOld(event);
};

describe('a guided switch goes back by the same proofs', () => {
  test('the new appliance lets go, the old one is started, and both places see it', async () => {
    const job = await switched();
    const { error, outcome, events, state } = await machines.run(job, {}, { mode: 'revert', onEvent: obeys });
    expect(error?.toRecord()).toBeUndefined();
    expect(outcome).toBe('reverted');
    expect(told(events)).toEqual(['let-go', 'power-on']);
    const lines = events
      .slice(events.findLastIndex(({ type }) => type === 'run.started'))
      .map((event) => eventLine(en, event));
    for (const step of ['take-address', 'power-off'] as const) {
      // What is read on the way back is not that the old appliance is switched off.
      expect(lines.filter((line) => line.includes(`${en.steps[step].title}: waiting`))).toEqual([]);
      expect(lines).toContain(`${en.backTitle(step, '')}: started.`);
    }
    expect(state.lifecycle).toBe('reverted');
    const proved = state.proofs.map(({ id, status, params }) => [id, params['from'], status]);
    expect(proved).toEqual(
      expect.arrayContaining([
        ['cutover.given-back', 'laptop', 'passed'],
        ['cutover.given-back', 'new', 'passed'],
        ['cutover.old-back', 'laptop', 'passed'],
        ['cutover.old-back', 'new', 'passed'],
      ]),
    );
    const freed = state.proofs.find(({ id }) => id === 'cutover.given-back');
    expect(freed?.params['elsewhere']).toBe(own);
    // One for the switch and one for the way back, and both have ended.
    expect(state.outages).toHaveLength(2);
    expect(state.outages.every(({ endedAt }) => endedAt !== undefined)).toBe(true);
    expect(isOnWayBack(state)).toBe(false);

    // And forward again.
    const again = await machines.run(job, machines.handOver, { onEvent: machines.obey });
    expect(again.error?.toRecord()).toBeUndefined();
    expect(again.outcome).toBe('done');
  });

  test('nobody is told to start the old appliance before the new one has let go', async () => {
    const job = await switched();
    const stopped = await machines.run(job, {}, { mode: 'revert', isAttended: false });
    expect(stopped.error?.code).toBe('run.waiting');
    expect(told(stopped.events)).toEqual(['let-go']);
    // A card interrupts nothing: the outage begins when the new one is commanded, or seen, to let go.
    expect(stopped.state.outages).toHaveLength(1);
    expect(stopped.state.outage?.endedAt).toBeDefined();
    // The way back is begun, and not resumed.
    expect(stopped.events.findLast(({ type }) => type === 'run.started')).toMatchObject({ resumed: false });
    // Whoever resumes it knows in which direction it was going.
    expect(isOnWayBack(stopped.state)).toBe(true);

    const half = await machines.run(job, {}, { mode: 'revert', onEvent: letsGo });
    expect(half.error?.code).toBe('cutover.old-not-back');
    expect(half.state.steps['take-address'].kind).toBe('reverted');
    expect(isOnWayBack(half.state)).toBe(true);

    // What was done is not told again.
    const back = await machines.run(job, {}, { mode: 'revert', onEvent: obeys });
    expect(back.outcome).toBe('reverted');
    expect(told(back.events)).toEqual(['power-on']);
  });

  test('a name that is typed wrong changes nothing', async () => {
    const job = await switched();
    const { error, events } = await machines.run(
      job,
      { 'type-name': () => 'another' },
      { mode: 'revert', onEvent: obeys },
    );
    expect(error?.code).toBe('run.declined');
    expect(told(events)).toEqual([]);
    expect(machines.holders.get(final)).toBe('new');
  });

  const isDisconnected = (event: RunEvent): void => {
    if (event.type === 'step.waiting' && event.operation === 'let-go')
      machines.holders.set(final, 'nobody').delete(own);
    startsOld(event);
  };

  test('a new appliance that only fell silent has let go by a person’s word', async () => {
    const job = await switched();
    machines.asked.length = 0;
    const { events, state } = await machines.run(job, {}, { mode: 'revert', onEvent: isDisconnected });
    expect(machines.asked).toContain('confirm-guided');
    const freed = state.proofs.filter(({ id }) => id === 'cutover.given-back');
    expect(freed.map(({ status }) => status)).toEqual(['by-word']);
    expect(state.lifecycle).toBe('reverted');
    // The clients lost their server when it fell silent, and not when a person had answered that it did.
    const began = events.findLast((event) => event.type === 'outage.began');
    const card = events.findLast((event) => event.type === 'step.waiting' && event.operation === 'let-go');
    const asked = events.findLast(
      (event) => event.type === 'question.asked' && event.question.kind === 'confirm-guided',
    );
    expect([card?.at, began?.sinceAt, asked?.at].toSorted()).toEqual([card?.at, began?.sinceAt, asked?.at]);
    expect(began?.sinceAt).not.toBe(asked?.at);
    expect(state.outages.at(-1)?.beganAt).toBe(began?.sinceAt);
    const fromNew = state.proofs.find(
      ({ id, params }) => id === 'cutover.old-back' && params['from'] === 'new',
    );
    expect(fromNew?.status).toBe('could-not-test');
  });

  test('without that word nobody is told to start the old one', async () => {
    const job = await switched();
    const answers = { 'confirm-guided': () => false };
    const { error, events } = await machines.run(job, answers, { mode: 'revert', onEvent: isDisconnected });
    expect(error?.code).toBe('run.waiting');
    expect(told(events)).toEqual(['let-go']);
  });

  test('silence from the beginning may be that of a network which is gone: name and card come first', async () => {
    const job = await switched();
    machines.holders.set(final, 'nobody').delete(own);
    machines.asked.length = 0;
    const alone = await machines.run(job, { 'confirm-guided': () => false }, { mode: 'revert' });
    expect(alone.error?.code).toBe('run.waiting');
    expect(machines.asked).toContain('type-name');
    expect(told(alone.events)).toEqual(['let-go']);
    const back = await machines.run(job, {}, { mode: 'revert', onEvent: startsOld });
    expect(back.outcome).toBe('reverted');
    expect(told(back.events)).toEqual(['let-go', 'power-on']);
    const freed = back.state.proofs.filter(({ id }) => id === 'cutover.given-back');
    expect(freed.map(({ status }) => status)).toEqual(['by-word']);
  });

  test('where nobody can look, that it let go is a word, and the old appliance has to be seen all the same', async () => {
    const job = await switched();
    machines.isBlind = true;
    const { error, events, state } = await machines.run(job, {}, { mode: 'revert' });
    expect(told(events)).toEqual(['let-go', 'power-on']);
    expect(state.proofs.find(({ id }) => id === 'cutover.given-back')?.status).toBe('by-word');
    expect(error?.code).toBe('cutover.old-not-back');
    expect(state.lifecycle).toBe('switching');
  });

  test('a third machine at the address ends it', async () => {
    const job = await switched();
    const { error, events } = await machines.run(
      job,
      {},
      {
        mode: 'revert',
        onEvent: (event) => {
          if (event.type === 'step.waiting' && event.operation === 'let-go')
            machines.holders.set(final, 'stranger');
        },
      },
    );
    expect(error?.code).toBe('cutover.third-party');
    expect(told(events)).toEqual(['let-go']);
  });

  test('an old appliance that is there already is not waited for', async () => {
    const job = await switched();
    machines.holders.set(final, 'old').set(own, 'new');
    const { outcome, events } = await machines.run(job, {}, { mode: 'revert' });
    expect(outcome).toBe('reverted');
    expect(told(events)).toEqual([]);
  });
});
