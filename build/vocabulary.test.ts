import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { proofStatuses } from '../shared/run/proof.ts';
import { questionKinds } from '../shared/run/question.ts';
import { eventBodySchema } from '../shared/run/event.ts';
import { sources as pages } from '../shared/rules/sources.ts';
import { en } from '../shared/text/en.ts';

const root = path.resolve(import.meta.dirname, '..');

/** All that runs, without its tests, its words and the lists themselves. */
const sources = ['engine', 'cli', 'electron', 'lab', 'renderer', 'shared']
  .flatMap((room) =>
    fs
      .readdirSync(path.join(root, room), { recursive: true, encoding: 'utf8' })
      .map((file) => path.join(room, file)),
  )
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.|\.suite\.|\/testing\//.test(file))
  .filter(
    (file) =>
      !/^shared\/(text|contract)\/|^shared\/run\/(error-codes|finding|proof|question)\.ts$/.test(file),
  )
  .map((file) => ({ file, text: fs.readFileSync(path.join(root, file), 'utf8') }));

/** Ids that no source makes: whoever reads their words looks for what does not happen. */
function unmade(ids: readonly string[], mark: (id: string) => RegExp, room = ''): string[] {
  const made = sources.filter(({ file }) => file.startsWith(room));
  return ids.filter((id) => !made.some(({ text }) => mark(id).test(text)));
}

const quoted = (id: string) => new RegExp(`'${id.replaceAll('.', String.raw`\.`)}'`, 'u');

test('every error, finding, proof and status is made somewhere', () => {
  // Made of the family of the file: `${'plan' or 'profile'}.invalid`.
  const errors = Object.keys(en.errors).filter((code) => code !== 'profile.invalid');
  const found = {
    errors: unmade(errors, quoted),
    findings: unmade(Object.keys(en.findings), quoted),
    proofs: unmade(Object.keys(en.proofs), quoted),
    statuses: unmade(proofStatuses, quoted),
  };
  expect(found).toEqual({ errors: [], findings: [], proofs: [], statuses: [] });
});

test('every question is asked and every event is told somewhere', () => {
  const kinds = questionKinds;
  const types = eventBodySchema.options.map((option) => option.shape.type.value);
  expect(unmade(kinds, (kind) => new RegExp(`kind: '${kind}'`, 'u'), 'engine')).toEqual([]);
  expect(unmade(types, (type) => new RegExp(`type: '${type.replaceAll('.', String.raw`\.`)}'`, 'u'))).toEqual(
    [],
  );
});

test('every page that is pinned is cited by a rule or by words', () => {
  const shared = fs
    .readdirSync(path.join(root, 'shared'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/\.test\.ts$|rules\/sources\.ts$/u.test(file))
    .map((file) => fs.readFileSync(path.join(root, 'shared', file), 'utf8'))
    .join('\n');
  expect(Object.keys(pages).filter((id) => !quoted(id).test(shared))).toEqual([]);
});
