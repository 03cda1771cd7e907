import { expect, test, type TestContext } from 'vitest';
import { isLongRun } from '../../../engine/testing/limits.ts';
import type { RunEvent } from '../../../shared/run/event.ts';
import { linuxFaults } from '../faults.ts';
import type { LinuxLab } from '../lab.ts';
import { addresses } from '../layout.ts';
import { startPollClient } from '../testing/poll-client.ts';
import { useLab } from '../testing/use-lab.ts';
import { withLimits, type Attempt } from '../testing/operator.ts';

test.concurrent(
  'an old appliance that does not switch off keeps the address, and is named',
  async (context) => {
    const { lab, createOperator, heldByNew } = await useLab(context);
    await lab.old.console(['ln', '-sf', '/bin/true', '/usr/local/sbin/systemctl']);
    const operator = createOperator(withLimits({ cutoverMinutes: 0.5 }));
    expect(errorOf(await operator.attempt())).toMatchObject({ code: 'cutover.old-still-alive' });
    expect(await heldByNew()).toEqual([addresses.temporary]);
    await lab.waitUntilUp('old');
  },
);

/** While the switch settles, and while it is watched; a minute later it is only watched for longer. */
const comesBackAfterSeconds = isLongRun ? [1, 10, 60] : [1, 10];

test.concurrent.for(comesBackAfterSeconds)(
  'an old appliance that comes back %i s after the switch gets its address again by itself',
  async (afterSeconds, context) => {
    const { lab, createOperator, heldByNew } = await useLab(context);
    const watched = withLimits({ watchSeconds: afterSeconds + 15 });
    const operator = createOperator(watched);
    // The undone switch ends an interruption of its own: the old appliance came back once.
    let comingBack: NodeJS.Timeout | undefined;
    const attempt = await operator.attempt((event) => {
      if (event.type === 'outage.ended')
        comingBack ??= setTimeout(() => lab.old.powerOn(), afterSeconds * 1000);
    });
    const { code, params } = errorOf(attempt) ?? {};
    expect(code).toBe('cutover.direct-undone');
    expect(params?.['end']).toBe('conflict');
    expect(params?.['mac']).toMatch(/^[0-9a-f:]{17}$/);
    expect(await heldByNew()).toEqual([addresses.temporary]);
    await expectOwner(context, lab, 'old');
  },
);

test.concurrent(
  'a third machine that takes the address in the gap is named, and keeps it alone',
  async (context) => {
    const { lab, createOperator, heldByNew } = await useLab(context);
    const operator = createOperator(withLimits({ cutoverMinutes: 0.5 }));
    const attempt = await operator.attempt((event) => {
      if (event.type === 'outage.began') void takeOnceOldIsOff(lab);
    });
    const { code, params } = errorOf(attempt) ?? {};
    expect(code).toBe('cutover.direct-undone');
    expect(['third', 'conflict', 'gave-up']).toContain(params?.['end']);
    const link = await lab.run('third', ['cat', '/sys/class/net/eth0/address']);
    const third = await lab.run('third', ['ip', '-br', 'link', 'show', 'eth0']);
    expect(`${link.stdout} ${third.stdout}`).toContain(params?.['mac']);
    expect(await heldByNew()).toEqual([addresses.temporary]);

    await linuxFaults['third-machine'](lab, false);
    const resumed = await operator.attempt();
    expect(resumed.exitCode, resumed.errors).toBe(0);
    await expectOwner(context, lab, 'new');
  },
);

test.concurrent('where ARP is blind the proof is another one, and that is said', async (context) => {
  const { lab, createOperator } = await useLab(context);
  await linuxFaults['ports-isolated'](lab, true);
  const operator = createOperator();
  const { exitCode, errors } = await operator.attempt();
  expect(exitCode, errors).toBe(0);
  const { proofs } = await operator.state();
  expect(proofs).toContainEqual(
    expect.objectContaining({ id: 'cutover.arp-control', status: 'could-not-test' }),
  );
  // Whether a look met the services going down, or nobody: never more than that is claimed.
  const silent = proofs.filter(
    ({ id, params }) => id === 'cutover.old-silent' && params['from'] === 'laptop',
  );
  expect(silent.map(({ status }) => status)).toEqual([expect.stringMatching(/^passed/)]);
  expect(proofs).toContainEqual(
    expect.objectContaining({ id: 'cutover.arp-silent', status: 'could-not-test' }),
  );
  await expectOwner(context, lab, 'new');
});

test.concurrent.for([
  [
    'another',
    'other',
    'passed-with-warning',
    'openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 99 -subj /CN=other -keyout /etc/demo-appliance.pem -out /tmp/c 2>/dev/null; cat /tmp/c >> /etc/demo-appliance.pem; systemctl restart demo-console',
  ],
  ['the old appliance’s', 'old', 'passed', undefined],
])(
  'with %s certificate at the final address the switch lasts: its host key decides',
  async ([, whose, status, script], context) => {
    const { lab, createOperator } = await useLab(context);
    // What the vendor's restore brings along.
    const { stdout } = await lab.old.console(['cat', '/etc/demo-appliance.pem']);
    const restored = `cat > /etc/demo-appliance.pem <<'END'\n${stdout}\nEND\nsystemctl restart demo-console`;
    const accept = ['certificate', 'certificate-names', 'certificate-issuer'].map((id) => `validate.${id}`);
    const operator = createOperator((plan) => ({ ...plan, accept }));
    const { exitCode, errors } = await operator.attempt((event) => {
      if (event.type === 'outage.began') void lab.new.console(['sh', '-c', script ?? restored]);
    });
    expect(exitCode, errors).toBe(0);
    const { proofs } = await operator.state();
    const made = proofs.find(({ id }) => id === 'validate.certificate');
    expect(made).toMatchObject({ status, params: { whose } });
  },
);

test.concurrent(
  'a new appliance that shows another host key at the final address does not keep it',
  async (context) => {
    const script =
      'rm /etc/ssh/ssh_host_ed25519_key*; ssh-keygen -q -t ed25519 -N "" -f /etc/ssh/ssh_host_ed25519_key; systemctl restart ssh';
    const { lab, createOperator, heldByNew } = await useLab(context);
    const operator = createOperator(withLimits({ deadManSeconds: 70 }));
    const attempt = await operator.attempt((event) => {
      if (event.type === 'outage.began') void lab.new.console(['sh', '-c', script]);
    });
    const { code } = errorOf(attempt) ?? {};
    expect(code).toBe('cutover.direct-undone');
    // Where nobody can log in any more it is the timer that rolls it back.
    await context.expect.poll(heldByNew, { interval: 500 }).toEqual([addresses.temporary]);
  },
);

/** While the old one is on, an announcement would only cut the laptop off from it. */
async function takeOnceOldIsOff(lab: LinuxLab): Promise<void> {
  await lab.old.waitUntilOff();
  const own = `${addresses.final}/${String(addresses.prefixLength)}`;
  await lab.run('third', ['ip', 'address', 'add', own, 'dev', 'eth0']);
}

/** The error that a run ended with. */
function errorOf({ events }: Attempt): Extract<RunEvent, { type: 'step.failed' }>['error'] | undefined {
  return events.findLast((event) => event.type === 'step.failed')?.error;
}

/**
 * Whom a client on each side of the router reaches for a second, and nobody else. A machine that got its address back does not
 * tell, and what others remember of it grows old within a minute (cutover.md 4.2): that minute is not waited for.
 */
async function expectOwner({ expect }: TestContext, lab: LinuxLab, side: 'old' | 'new'): Promise<void> {
  for (const place of ['near', 'router'] as const)
    await lab.run(place, ['ip', 'neigh', 'flush', 'dev', 'eth0']);
  const clients = (['near', 'far'] as const).map((place) => startPollClient(lab, place, 120));
  for (const { answers } of clients)
    await expect
      .poll(() => answers.length > 20 && answers.slice(-20).every(({ who }) => who === side), {
        interval: 200,
      })
      .toBe(true);
  for (const client of clients) client.stop();
}
