import { expect, test } from 'vitest';
import { reason } from '../../shared/run/inspection.ts';
import { askWords } from './question.ts';

const instruction = { title: 'Download it', menuPath: [], steps: [], see: '' };

test('a file that was not taken is told first, with the reason, before another is asked for', () => {
  const { body, prompt } = askWords(
    {
      kind: 'hand-over-file',
      purpose: 'backup',
      instruction,
      refusedFile: {
        name: 'login\u001b[2J.html',
        why: { kind: 'judged', reasons: [reason('content.web-page', { title: 'Sign in' })] },
      },
    },
    100,
  );
  const text = body.join(' ').replace(/\s+/g, ' ');
  expect(text).toMatch(/was not taken\. Choose another file\. It is a web page \(“Sign in”\), not a backup/);
  expect(text).not.toContain('\u001b');
  // The card stands above already, and would push the reason out of a small terminal.
  expect(text).not.toContain(instruction.title);
  expect(prompt).toBe('File');
});
