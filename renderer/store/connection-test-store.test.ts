import { beforeEach, expect, test } from 'vitest';
import type { BridgeClient, ConnectionTestEvent } from '../../shared/contract/contract.ts';
import type { Question } from '../../shared/run/question.ts';
import { useConnectionTests } from './connection-test-store.ts';

const appliance = { address: '192.0.2.10' };
const identity = { address: '192.0.2.10', port: 22, user: 'a', keyType: 'ssh-ed25519', sha256: 'SHA256:x' };
const question: Question = {
  kind: 'trust-host-key',
  reason: 'unknown',
  side: 'old',
  address: '192.0.2.10',
  port: 22,
  keyType: 'ssh-ed25519',
  sha256: 'SHA256:x',
};
const ended: ConnectionTestEvent = {
  type: 'ended',
  result: { kind: 'connected', identity, profile: 'Endpoint Protector' },
};

/** An engine that tells `events`, one for each `next`. */
function engine(events: readonly ConnectionTestEvent[]) {
  const calls: string[] = [];
  let release: () => void = () => undefined;
  const client = {
    connectionTests: {
      start: () => Promise.resolve({ testId: 'test-0000000000000000' }),
      watch: () =>
        Promise.resolve(
          (async function* () {
            for (const event of events) {
              yield event;
              if (event.type === 'question') await new Promise<void>((resolve) => (release = resolve));
            }
          })(),
        ),
      answer: ({ questionId }: { questionId: string }) => {
        calls.push(`answer ${questionId}`);
        release();
        return Promise.resolve({});
      },
      cancel: () => {
        calls.push('cancel');
        return Promise.resolve({});
      },
    },
  } as unknown as BridgeClient; // only what a test of a connection calls
  return { client, calls };
}

beforeEach(() => useConnectionTests.getState().clear());

test('a test asks, is answered, and tells who was met', async () => {
  const { client, calls } = engine([
    { type: 'log', text: 'connecting' },
    { type: 'question', id: 'q1', question },
    ended,
  ]);
  const running = useConnectionTests.getState().start(client, 'old', appliance);
  await expect
    .poll(() => useConnectionTests.getState().old)
    .toMatchObject({ kind: 'running', question: { id: 'q1' } });
  await useConnectionTests.getState().answer(client, 'old', { kind: 'trust-host-key', value: true });
  await running;
  expect(calls).toEqual(['answer q1']);
  expect(useConnectionTests.getState().old).toMatchObject({
    kind: 'connected',
    result: { identity },
    log: [{ kind: 'begun' }, { kind: 'line', text: 'connecting' }, { kind: 'asked' }, { kind: 'answered' }],
  });
  expect(useConnectionTests.getState().new).toEqual({ kind: 'none' });
});

test('what comes after a stop changes nothing', async () => {
  const { client, calls } = engine([{ type: 'question', id: 'q1', question }, ended]);
  void useConnectionTests.getState().start(client, 'old', appliance);
  await expect.poll(() => useConnectionTests.getState().old).toMatchObject({ question: { id: 'q1' } });
  useConnectionTests.getState().stop(client, 'old');
  expect(calls).toEqual(['cancel']);
  await client.connectionTests.answer({
    testId: '',
    questionId: '',
    answer: { kind: 'trust-host-key', value: true },
  });
  await new Promise((resolve) => setTimeout(resolve));
  expect(useConnectionTests.getState().old.kind).toBe('stopped');
});

test('a stream that ends without a result is a lost connection, never a success', async () => {
  const { client } = engine([{ type: 'log', text: 'connecting' }]);
  await useConnectionTests.getState().start(client, 'old', appliance);
  expect(useConnectionTests.getState().old).toMatchObject({
    kind: 'failed',
    error: { code: 'bridge.disconnected' },
  });
});
