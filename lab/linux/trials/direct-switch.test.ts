import { describe, expect, test } from 'vitest';
import { isLongRun } from '../../../engine/testing/limits.ts';
import { linuxFaults } from '../faults.ts';
import { addresses, cardOwners } from '../layout.ts';
import { startPollClient } from '../testing/poll-client.ts';
import { useLab } from '../testing/use-lab.ts';

/**
 * From the last answer of the old appliance to the first of the new one, as a client that asks every 50 ms sees it. Two seconds
 * on a machine that does nothing else; on any other one it says nothing, but there is an end.
 */
const mostOutageMs = isLongRun ? 2_000 : Number.MAX_SAFE_INTEGER;

describe('a whole migration by the command line on two booted appliances', () => {
  test.concurrent.for(cardOwners)(
    'with a network card of %s: the clients on both sides of the router find the new one, and it lasts',
    async (owner, context) => {
      const { lab, createOperator } = await useLab(context, { owner });
      // One of the three behind a router that learns nothing from announcements.
      if (owner === 'ifupdown') await linuxFaults['router-drops-gratuitous-arp'](lab, true);
      const clients = [startPollClient(lab, 'near'), startPollClient(lab, 'far')];
      const operator = createOperator();
      const { exitCode, errors, events } = await operator.attempt();
      expect(exitCode, errors).toBe(0);
      for (const client of clients) client.stop();
      // Nobody waits for the watch: the clients are let in before it.
      const letIn = events.findIndex(
        (event) =>
          event.type === 'command.ran' &&
          event.operation === 'client-communication-on' &&
          event.side === 'new',
      );
      const ended = events.findIndex(({ type }) => type === 'outage.ended');
      const watched = events.findIndex(
        (event) => event.type === 'proved' && event.proof.id === 'cutover.arp-silent',
      );
      expect(letIn).toBeGreaterThan(0);
      expect(ended).toBeGreaterThan(letIn);
      expect(watched).toBeGreaterThan(ended);
      const outages = clients.map((client) => client.outageMs() ?? Number.POSITIVE_INFINITY);
      // eslint-disable-next-line no-console -- the figure that the test is about
      console.log(`${owner}: the clients waited ${outages.map((ms) => ms.toFixed(0)).join(' and ')} ms`);
      for (const outageMs of outages) expect(outageMs).toBeLessThanOrEqual(mostOutageMs);

      const { lifecycle, proofs } = await operator.state();
      expect(lifecycle).toBe('finalised');
      expect(proofs.filter(({ status }) => status === 'failed')).toEqual([]);
      expect(proofs).toContainEqual(expect.objectContaining({ id: 'cutover.arp-control', status: 'passed' }));
      expect(proofs).toContainEqual(expect.objectContaining({ id: 'cutover.arp-silent', status: 'passed' }));
      expect(lab.old.isOn()).toBe(false);

      // A reboot shows whether the files of the card hold it.
      await lab.new.reboot();
      await lab.waitUntilUp('new', addresses.final);
      const held = await lab.new.console(['ip', '-o', '-4', 'address', 'show', 'dev', 'host0']);
      expect(held.stdout).toContain(` ${addresses.final}/`);
      expect(held.stdout).not.toContain(` ${addresses.temporary}/`);
    },
  );
});

test.concurrent(
  'what stands in the way of a direct switch is told before anything is done',
  async (context) => {
    const { lab, createOperator } = await useLab(context);
    const rule = ['ip', 'rule', 'add', 'from', addresses.temporary, 'table', 'main', 'priority', '100'];
    await lab.new.console(rule);
    const operator = createOperator();
    const { exitCode } = await operator.attempt();
    expect(exitCode).not.toBe(0);
    const { findings, steps } = await operator.state();
    expect(findings.preflight).toContainEqual(
      expect.objectContaining({
        id: 'preflight.direct-refused',
        severity: 'error',
        params: { reason: 'rules', address: addresses.final },
      }),
    );
    expect(steps['back-up'].kind).toBe('pending');

    await lab.new.console(rule.with(2, 'del'));
    expect((await operator.attempt()).exitCode).toBe(0);
    expect((await operator.state()).findings.preflight).toContainEqual(
      expect.objectContaining({
        id: 'preflight.direct-ready',
        params: expect.objectContaining({ card: 'host0', gateway: addresses.gateway }) as unknown,
      }),
    );
  },
);
