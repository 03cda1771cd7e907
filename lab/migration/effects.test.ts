import { afterEach, expect, test } from 'vitest';
import type { RunEvent } from '../../shared/run/event.ts';
import { stepInfo, type Effect, type StepId } from '../../shared/run/steps.ts';
import { openBench, type Bench } from '../testing/bench.ts';
import { changesBetween, filesOf, watchLab, type Deed, type FilesSeen } from '../testing/lab-watch.ts';

let bench: Bench | undefined;
afterEach(async () => {
  await bench?.close();
  bench = undefined;
});

/** What a step did to both appliances. */
interface Doing {
  readonly old: readonly string[];
  readonly new: readonly string[];
  readonly deeds: readonly Deed[];
}

/** What an effect does not allow. */
function forbidden(effect: Effect, { old, new: fresh, deeds }: Doing): string[] {
  const added = (change: string) => change.startsWith('added ');
  // A file that is not whole yet is nobody's but ours.
  const isOurs = (change: string) => added(change) || change.endsWith('.partial');
  const told = deeds.map((deed) => `${deed.what} on ${deed.side}`);
  switch (effect) {
    case 'reads':
      return [...old, ...fresh, ...told];
    case 'adds-files':
      return [
        ...old.filter((change) => !added(change)),
        ...fresh.filter((change) => !isOurs(change)),
        ...told.filter((deed) => deed !== 'create-backup on old'),
      ];
    case 'changes-new':
      return [
        ...old,
        ...told.filter((deed) => !deed.endsWith(' on new') || deed.startsWith('change-address')),
      ];
    case 'outage':
      return [...old, ...told.filter((deed) => deed.startsWith('start-import'))];
    default:
      return effect satisfies never;
  }
}

test('nothing changes an appliance outside of a step whose effect says so', async () => {
  bench = await openBench();
  const { lab } = bench;
  let deeds: Deed[] = [];
  const watch = watchLab(lab, { onDeed: (deed) => deeds.push(deed) });
  const look = (): Record<'old' | 'new', FilesSeen> => ({ old: filesOf(lab.old), new: filesOf(lab.new) });
  let last = look();
  const wrongs: string[] = [];
  const done = new Map<StepId, Doing>();
  const settle = (effect: Effect, where: string): Doing => {
    const now = look();
    const doing = { old: changesBetween(last.old, now.old), new: changesBetween(last.new, now.new), deeds };
    wrongs.push(...forbidden(effect, doing).map((wrong) => `${where}: ${wrong}`));
    deeds = [];
    last = now;
    return doing;
  };
  const onEvent = (event: RunEvent): void => {
    if (event.type === 'step.started') settle('reads', `before ${event.step}`);
    if (event.type === 'step.done') done.set(event.step, settle(stepInfo(event.step).effect, event.step));
  };
  const { outcome } = await bench.run({ onEvent });
  settle('reads', 'at the end');
  watch.stop();
  expect(outcome).toBe('done');
  expect(wrongs).toEqual([]);

  const deedsOf = (step: StepId) => done.get(step)?.deeds.map((deed) => `${deed.what} on ${deed.side}`);
  expect(deedsOf('back-up')).toEqual(['create-backup on old']);
  expect(deedsOf('restore')).toEqual(['client-communication-off on new', 'start-import on new']);
  expect(deedsOf('power-off')).toEqual(['client-communication-off on old', 'power-off on old']);
  expect(deedsOf('take-address')).toEqual(['change-address on new', 'client-communication-on on new']);
  expect(deedsOf('readmit-clients')).toEqual([]);
  expect(done.get('back-up')?.old).toHaveLength(1);
  expect(done.get('push')?.new.filter((change) => change.startsWith('added'))).toHaveLength(1);
});

test('the judgement sees what an effect forbids', () => {
  const nothing: Doing = { old: [], new: [], deeds: [] };
  expect(forbidden('reads', { ...nothing, new: ['added /x'] })).toHaveLength(1);
  expect(forbidden('adds-files', { ...nothing, old: ['changed /x', 'added /y'] })).toEqual(['changed /x']);
  expect(forbidden('adds-files', { ...nothing, new: ['removed /x'] })).toHaveLength(1);
  expect(forbidden('changes-new', { ...nothing, old: ['added /x'] })).toHaveLength(1);
  expect(forbidden('changes-new', { ...nothing, deeds: [{ side: 'old', what: 'power-off' }] })).toHaveLength(
    1,
  );
  expect(forbidden('outage', { ...nothing, deeds: [{ side: 'old', what: 'power-off' }] })).toEqual([]);
});
