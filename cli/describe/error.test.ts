import { expect, test } from 'vitest';
import { finding } from '../../shared/run/finding.ts';
import { emptyRun } from '../../shared/run/reduce-run.ts';
import { en } from '../../shared/text/en.ts';
import { errorText } from '../../shared/text/render.ts';

const error = { code: 'run.blocked', params: { findings: 'a, b' } } as const;

test('a blocked run leads with the cause, an error before a warning, and never suggests to try again', () => {
  const unsupported = finding('preflight.version-unsupported', 'error', {
    backupVersion: '5.9.4.1',
    targetVersion: '2608',
    rule: 'same-or-later',
  });
  const warning = finding('preflight.trial-licence', 'warning', {});
  const state = { ...emptyRun, findings: { preflight: [warning, unsupported] } };
  const text = errorText(en, error, 'preflight', state);
  expect(text.what).toBe('A backup of 5.9.4.1 cannot be restored on 2608. One more finding blocks the job.');
  expect(text.retry).toBe('');
  const accepted = {
    ...state,
    accepted: { 'preflight.trial-licence': { step: 'preflight' as const, by: 'ana', at: '' } },
  };
  expect(errorText(en, error, 'preflight', accepted).what).toBe(
    'A backup of 5.9.4.1 cannot be restored on 2608.',
  );
  expect(errorText(en, error, 'preflight').what).toBe('The job is blocked by a, b.');
});

test('a web console that does not answer gets no advice for SSH, and no word of tries that are not made', () => {
  const params = { address: '192.0.2.10', port: 443, timeoutMs: 3000 };
  for (const code of ['reach.refused', 'reach.timeout', 'reach.unreachable'] as const) {
    const text = errorText(en, { code, params: { ...params, by: 'console' } }, 'connect');
    expect(`${text.what} ${text.next}`, code).toContain('web console');
    expect(`${text.what} ${text.next}`, code).not.toContain('SSH');
    expect(text.retry, code).toBe(en.retry.mend);
    expect(errorText(en, { code, params }, 'connect').retry, code).toBe(en.retry.retry);
  }
});
