import { expect, test } from 'vitest';
import { firstOf } from './first-of.ts';

const quiet = new AbortController().signal;

/** Ends when it is told to, and notes when it was given up. */
function work(given: string[], name: string) {
  return (signal: AbortSignal): Promise<never> =>
    new Promise((_resolve, reject) =>
      signal.addEventListener('abort', () => {
        given.push(name);
        reject(signal.reason as Error);
      }),
    );
}

test('what ends first counts, and the other one has let go before', async () => {
  const givenUp: string[] = [];
  expect(await firstOf(quiet, async () => 'one', work(givenUp, 'other'))).toBe('one');
  expect(await firstOf(quiet, work(givenUp, 'one'), async () => 'other')).toBe('other');
  expect(givenUp).toEqual(['other', 'one']);
});

test('a failure is a first one, too, and the signal ends both', async () => {
  const givenUp: string[] = [];
  const failing = async (): Promise<string> => {
    throw new Error('declined');
  };
  await expect(firstOf(quiet, failing, work(givenUp, 'other'))).rejects.toThrow('declined');
  const end = new AbortController();
  const both = firstOf(end.signal, work(givenUp, 'one'), work(givenUp, 'the other'));
  end.abort(new Error('cancelled'));
  await expect(both).rejects.toThrow('cancelled');
  expect(givenUp).toEqual(['other', 'one', 'the other']);
});
