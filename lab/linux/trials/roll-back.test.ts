import { expect, test } from 'vitest';
import type { RunEvent } from '../../../shared/run/event.ts';
import { isPastHoldPoint } from '../../../shared/run/reduce-run.ts';
import { addresses } from '../layout.ts';
import { startPollClient } from '../testing/poll-client.ts';
import type { Attempt } from '../testing/operator.ts';
import { useLab } from '../testing/use-lab.ts';

const waiting = 4;
/** Of the way back: each is a moment at which something is half done. */
const moments = ['prepare', 'arm', 'fire', 'commit', 'forget'];

const isScript = (event: RunEvent, name: string) =>
  event.type === 'command.ran' && event.command.endsWith(`# ${name}`);

test.concurrent(
  'a switch that was committed is rolled back, whatever kills it, and the job can be done once more',
  async (context) => {
    const { lab, createOperator, heldByNew } = await useLab(context);
    const operator = createOperator();
    expect((await operator.attempt()).exitCode).toBe(0);
    const client = startPollClient(lab, 'near');
    const far = startPollClient(lab, 'far');

    // The new appliance gives the address up first; the old one is started by a person, whom nobody has told yet.
    const begun = (await operator.events()).length;
    let left = [...moments];
    let last: Attempt | undefined;
    for (let attempt = 0; attempt <= moments.length && last?.exitCode === undefined; attempt++) {
      last = await operator.revert((event, kill) => {
        if (left.some((name) => isScript(event, name))) kill();
      });
      // One that was written down and never printed died at that moment, too; what came before one that was is over as well: a
      // process that is killed late may have done it, and not written it down.
      const events = (await operator.events()).slice(begun);
      left = moments.slice(
        moments.findLastIndex((name) => events.some((event) => isScript(event, name))) + 1,
      );
    }
    if (!last) throw new Error('never begun');
    expect(last.exitCode, last.errors).toBe(waiting);
    expect(last.errors).toContain('[cutover.old-not-back]');
    expect(left).toEqual([]);
    expect(await heldByNew()).toEqual([addresses.temporary]);
    const between = await operator.state();
    expect(between.proofs).toContainEqual(
      expect.objectContaining({ id: 'cutover.given-back', status: 'passed' }),
    );
    expect(isPastHoldPoint(between)).toBe(true);

    lab.old.powerOn();
    await lab.waitUntilUp('old');
    const back = await operator.revert();
    expect(back.exitCode, back.errors).toBe(0);
    expect(back.events).toContainEqual(
      expect.objectContaining({ type: 'command.ran', side: 'old', command: 'sh -s # announce', exitCode: 0 }),
    );
    // It made itself known: nobody has to forget the other card first.
    await context.expect.poll(() => far.answers.at(-1)?.who, { interval: 100 }).toBe('old');
    far.stop();
    // What the cut-over had switched off outlives a power-off.
    const communication = await lab.old.console(['demo-appliance', 'client-communication', 'status']);
    expect(JSON.parse(communication.stdout)).toEqual({ state: 'on' });
    const { lifecycle, proofs, outage } = await operator.state();
    expect(lifecycle).toBe('reverted');
    expect(outage).toBeUndefined();
    expect(proofs).toContainEqual(expect.objectContaining({ id: 'cutover.old-back', status: 'passed' }));
    // Never both: a client saw the new one, then nobody, then the old one.
    await context.expect.poll(() => client.answers.at(-1)?.who, { interval: 500 }).toBe('old');
    client.stop();
    const seen = client.answers.map(({ who }) => who).filter((who) => who !== 'nobody');
    expect(seen.filter((who, at) => who !== seen[at - 1])).toEqual(['new', 'old']);

    // Given back for good.
    await lab.new.reboot();
    await lab.waitUntilUp('new', addresses.temporary);
    expect(await heldByNew()).toEqual([addresses.temporary]);

    const again = await operator.attempt();
    expect(again.exitCode, again.errors).toBe(0);
    expect((await operator.state()).lifecycle).toBe('finalised');
    expect(await heldByNew()).toEqual([addresses.final]);
  },
);

test.concurrent(
  'an old appliance that is back before its time does not make the new one keep the address',
  async (context) => {
    const { lab, createOperator, heldByNew } = await useLab(context);
    const operator = createOperator();
    expect((await operator.attempt()).exitCode).toBe(0);
    lab.old.powerOn();
    // By its own console: two machines have the address now.
    const isUp = () =>
      lab.old.console(['systemctl', 'is-active', 'ssh']).then(
        ({ stdout }) => stdout.trim(),
        () => '',
      );
    await context.expect.poll(isUp, { interval: 500 }).toBe('active');
    // Which of the two the laptop reaches is a matter of luck: it ends, and says so, only once the new one has let go.
    let { exitCode, errors } = await operator.revert();
    // The laptop may remember the other card for longer than a command waits.
    if (exitCode === waiting) ({ exitCode, errors } = await operator.revert());
    const { lifecycle, proofs } = await operator.state();
    const free = JSON.stringify(proofs.find(({ id }) => id === 'cutover.given-back'));
    expect([exitCode === 0, lifecycle], `${free}\n${errors}`).toEqual(
      (await heldByNew()).includes(addresses.final) ? [false, 'finalised'] : [true, 'reverted'],
    );
  },
);
