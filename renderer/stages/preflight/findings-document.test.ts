import { expect, test } from 'vitest';
import { finding } from '../../../shared/run/finding.ts';
import { emptyRun } from '../../../shared/run/reduce-run.ts';
import type { RunState } from '../../../shared/run/run-state.ts';
import { en } from '../../../shared/text/en.ts';
import { findingsJson, findingsMarkdown } from './findings-document.ts';

const state: RunState = {
  ...emptyRun,
  jobId: 'job-1',
  planName: 'Night <of> the move',
  findings: {
    preflight: [
      finding('preflight.patch-too-recent', 'warning', {}),
      finding('preflight.version-unknown', 'error', { side: 'new', client: '' }),
    ],
  },
  accepted: {
    'preflight.patch-too-recent': { step: 'preflight' as const, by: 'ada', at: '2026-11-25T02:00:00.000Z' },
  },
};

test('Markdown puts errors first, says who accepted what, and makes no markup of texts', () => {
  const text = findingsMarkdown(state, en);
  expect(text).toContain('Night \\<of\\> the move');
  expect(text.indexOf('`preflight.version-unknown@new`')).toBeLessThan(
    text.indexOf('`preflight.patch-too-recent`'),
  );
  expect(text).toContain('Accepted by ada');
  expect(text).toContain('](https://github.com/netwrix/docs/');
});

test('JSON holds the data and its words', () => {
  const parsed = JSON.parse(findingsJson(state, en)) as { findings: { name: string; accepted: unknown }[] };
  expect(parsed.findings.map((found) => found.name)).toEqual([
    'preflight.patch-too-recent',
    'preflight.version-unknown@new',
  ]);
  expect(parsed.findings[1]?.accepted).toBeNull();
});

test('says so where nothing was found', () => {
  expect(findingsMarkdown(emptyRun, en)).toContain(en.report.none);
});
