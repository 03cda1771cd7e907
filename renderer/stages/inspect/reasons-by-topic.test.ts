import { expect, test } from 'vitest';
import { reason, verdictOf } from '../../../shared/run/inspection.ts';
import { reasonsByTopic } from './reasons-by-topic.ts';

test('every reason is shown once, where it belongs', () => {
  const reasons = [
    reason('content.container', { contentType: 'gzip' }),
    reason('sidecar.matches', { sidecar: 'a.sha256' }),
    reason('key.cannot-tell', {}),
    reason('limit.close', { sizeBytes: 195, limitBytes: 200 }),
    reason('version.seen', { version: '2604', from: 'manifest' }),
  ];
  const topics = reasonsByTopic({ restorable: verdictOf(reasons) });
  const codes = Object.fromEntries(
    Object.entries(topics).map(([topic, own]: [string, typeof reasons]) => [
      topic,
      own.map(({ code }) => code),
    ]),
  );
  expect(codes).toEqual({
    whole: ['sidecar.matches'],
    limit: ['limit.close'],
    version: ['version.seen'],
    backup: ['content.container'],
    key: ['key.cannot-tell'],
  });
});
