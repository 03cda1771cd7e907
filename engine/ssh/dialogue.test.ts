import { expect, test } from 'vitest';
import { Secret } from '../secret.ts';
import { createDialogue } from './dialogue.ts';

function dialogue() {
  const did: string[] = [];
  const hear = createDialogue(
    [
      { after: 'ask-1', write: new Secret('word\n'), isLast: false },
      { after: 'ready-2', write: new Secret('rest'), isLast: true },
    ],
    { write: (text) => void did.push(text), end: () => void did.push('end') },
  );
  return { did, hear: (text: string) => hear(Buffer.from(text)) };
}

test('nothing is written before its text has appeared, however it is cut', () => {
  const { did, hear } = dialogue();
  hear('lecture ü ask');
  hear('-');
  expect(did).toEqual([]);
  hear('1');
  expect(did).toEqual(['word\n']);
  hear('\nready-2');
  hear('ask-1');
  expect(did).toEqual(['word\n', 'rest', 'end']);
});

test('several texts in one piece are answered in their order', () => {
  const { did, hear } = dialogue();
  hear('ask-1ready-2');
  expect(did).toEqual(['word\n', 'rest', 'end']);
});

test('what is asked again closes the input, and the rest is not written', () => {
  const { did, hear } = dialogue();
  hear('ask-1 Sorry, try again. ask-1 ready-2');
  expect(did).toEqual(['word\n', 'end']);
});

test('what needs no asking goes without', () => {
  const { did, hear } = dialogue();
  hear('x'.repeat(100_000));
  hear('ready-2');
  expect(did).toEqual(['rest', 'end']);
});
