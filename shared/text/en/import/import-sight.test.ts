import { expect, test } from 'vitest';
import { afterSight } from '../../../run/import/import-watch.ts';
import type { ImportSight } from '../../../run/import/import-sight.ts';
import { deImportSight } from '../../de/import/import-sight.ts';
import { sightLines } from '../../import-sight-text.ts';
import { enImportSight } from './import-sight.ts';

const service = (since: string) => [{ name: 'nginx.service', isActive: true, since }];
const before: ImportSight = {
  console: { kind: 'answers', status: 200, whose: 'new' },
  services: service('1'),
};
const failing: ImportSight = {
  console: { kind: 'answers', status: 500, title: 'Anmeldung\u202e', whose: 'old' },
  services: service('2'),
  freeBytes: 1_000_000,
  log: ['epp.log', 'no space left'],
};

test.each([
  ['en', enImportSight, /Do not start the import again/, /Restarted: nginx\.service/],
  ['de', deImportSight, /Starten Sie den Import nicht noch einmal/, /Neu gestartet: nginx\.service/],
] as const)(
  'what is seen of an import says in %s what it means, with the end of the log',
  (_language, words, doNot, restarted) => {
    const importWatch = afterSight(afterSight(undefined, before), failing);
    const text = sightLines(words, { importWatch }, failing).join('\n');
    expect(text).toMatch(doNot);
    expect(text).toMatch(restarted);
    expect(text).toContain('no space left');
    expect(text).not.toContain('\u202e');
    // What nobody could look at is told as that, and no restart is made up.
    const unseen = { console: { kind: 'silent' } } as const;
    const nothing = sightLines(words, { importWatch: afterSight(undefined, unseen) }, unseen).join('\n');
    expect(nothing).not.toMatch(doNot);
    expect(nothing).not.toMatch(restarted);
    expect(sightLines(words, {}, before).join('\n')).not.toMatch(doNot);
  },
);
