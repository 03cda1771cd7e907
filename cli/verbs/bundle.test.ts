import fs from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { makeBundle, type Bundle } from '../../engine/index.ts';
import { bundleMasks, bundleParts } from '../../shared/contract/bundle-parts.ts';
import { openBench, type Bench } from '../../lab/testing/bench.ts';
import { secretIn } from '../../lab/testing/secrets-on-disk.ts';

let bench: Bench;
afterEach(() => bench.close());

const unpacked = ({ archive }: Bundle): string => gunzipSync(archive).toString('utf8');

test.each(['done', 'failed'] as const)(
  'a bundle of a job that ended as %s holds no secret, and nothing of what is hidden',
  async (end) => {
    bench = await openBench(end === 'failed' ? { faults: { importFails: true } } : {});
    const { lab, job } = bench;
    await bench.run();
    const hidden = await makeBundle(
      job,
      { parts: bundleParts.slice(), masks: bundleMasks.slice() },
      new Date(),
    );
    const text = unpacked(hidden);
    const secrets = [lab.login.password, lab.login.oneTimeCode, ...lab.notebook.values()];
    expect(secrets.length).toBeGreaterThan(2);
    expect(secretIn(text, secrets)).toBeUndefined();
    const { old, new: fresh } = bench.plan;
    for (const known of [
      old.address,
      fresh.address,
      lab.old.hostName,
      lab.new.hostName,
      ...lab.clients.names,
    ]) {
      expect(text.toLowerCase()).not.toContain(known.toLowerCase());
    }
    expect(text).not.toMatch(new RegExp(`(?<![\\w])${lab.login.user}(?![\\w])`));
    expect(hidden.files.map(({ name }) => name)).toEqual([
      'README.txt',
      'journal.jsonl',
      'report.md',
      'report.json',
      'facts.json',
      'log.txt',
      'versions.json',
    ]);
    // What Support asks for is there all the same.
    expect(text).toContain(lab.old.product.version);
    expect(hidden.support.backupSizeBytes).toBeGreaterThan(0);
    expect(hidden.support.error?.code).toBe(end === 'failed' ? 'restore.failed' : undefined);
    expect(hidden.support.step).toBe(end === 'failed' ? 'restore' : undefined);

    const open = await makeBundle(job, { parts: ['journal'], masks: [] }, new Date());
    const shown = unpacked(open);
    expect(secretIn(shown, secrets)).toBeUndefined();
    // To the byte, so that its chain of hashes still holds.
    expect(shown).toContain(fs.readFileSync(job.journalPath, 'utf8'));
    expect(open.files.map(({ name }) => name)).toEqual(['README.txt', 'journal.jsonl']);
  },
);
