import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import type { RunEvent } from '../../shared/run/event.ts';
import { isMigrationError } from '../errors.ts';
import { Journal, readJournal } from './journal.ts';
import { folderForEach } from '../testing/temporary-folder.ts';

const folder = folderForEach();
const file = path.join(folder, 'journal.jsonl');

const at = '2026-01-01T00:00:00.000Z';
const started = (seq: number): RunEvent => ({ type: 'step.started', step: 'connect', seq, at });

function write(count: number, jobId = 'job'): void {
  const { journal } = Journal.open(file, jobId);
  for (let seq = 1; seq <= count; seq++) journal.append(started(seq));
  journal.close();
}

test('what was appended is read back, across openings', () => {
  write(2);
  const { journal, content } = Journal.open(file, 'job');
  expect(content.events.map((e) => e.seq)).toEqual([1, 2]);
  journal.append(started(3));
  expect(journal.lastHash).toBe(readJournal(file, 'job').lastHash);
  journal.close();
  expect(readJournal(file, 'job').events).toHaveLength(3);
});

test('progress is not kept', () => {
  const { journal } = Journal.open(file, 'job');
  journal.append({ type: 'countdown', side: 'old', attempt: 1, attempts: 2, remainingMs: 5, seq: 1, at });
  journal.close();
  expect(fs.statSync(file).size).toBe(0);
});

test('only its owner may read it', () => {
  write(1);
  expect(fs.statSync(file).mode & 0o777).toBe(0o600);
});

test('a line that was being written at a crash is dropped, at whatever byte it was cut', () => {
  write(3);
  const whole = fs.readFileSync(file);
  const secondLineEnd = whole.indexOf('\n', whole.indexOf('\n') + 1) + 1;
  for (let length = secondLineEnd; length < whole.length; length++) {
    fs.writeFileSync(file, whole.subarray(0, length));
    const { journal, content } = Journal.open(file, 'job');
    expect(content.events).toHaveLength(2);
    expect(content.tornBytes).toBe(length - secondLineEnd);
    journal.append(started(3));
    journal.close();
    expect(readJournal(file, 'job').events).toHaveLength(3);
  }
});

test('any change of a byte in a whole line is found', () => {
  write(4);
  const whole = fs.readFileSync(file);
  fc.assert(
    fc.property(fc.nat(whole.length - 2), fc.integer({ min: 1, max: 255 }), (index, change) => {
      const damaged = Buffer.from(whole);
      damaged[index] = (damaged[index] ?? 0) ^ change;
      // A line feed in the middle or a lost one makes other lines, which do not fit either.
      fs.writeFileSync(file, damaged);
      expect(isBroken()).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test('a removed, repeated or exchanged line is found', () => {
  write(4);
  const [a, b, c, d] = fs.readFileSync(file, 'utf8').split('\n');
  for (const lines of [
    [a, c, d],
    [b, c, d],
    [a, b, b, c],
    [a, c, b, d],
  ]) {
    fs.writeFileSync(file, `${lines.join('\n')}\n`);
    expect(isBroken()).toBe(true);
  }
});

test('the journal of another job does not fit', () => {
  write(1, 'other');
  expect(isBroken()).toBe(true);
});

function isBroken(): boolean {
  try {
    readJournal(file, 'job');
    return false;
  } catch (error) {
    return isMigrationError(error, 'local.journal-broken');
  }
}

test('after a full disk the journal goes on whole', () => {
  const { journal } = Journal.open(file, 'job');
  journal.append(started(1));
  const write = fs.writeSync.bind(fs);
  const full = vi.spyOn(fs, 'writeSync').mockImplementationOnce((descriptor, text) => {
    return write(descriptor, text.slice(0, 20));
  });
  expect(() => journal.append(started(2))).toThrow(/local\.io/);
  full.mockRestore();
  journal.append(started(2));
  journal.close();
  const { events, tornBytes } = readJournal(file, 'job');
  expect(events.map((event) => event.seq)).toEqual([1, 2]);
  expect(tornBytes).toBe(0);
});
