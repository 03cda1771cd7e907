import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { couldBeBackup } from './could-be-backup.ts';

test.each([
  ['a packed file', gzipSync('data'), true],
  ['an encrypted file of a format that nobody knows', randomBytes(64 * 1024), true],
  ['an encrypted file that says so', Buffer.concat([Buffer.from('Salted__'), randomBytes(4096)]), true],
  ['a dump', Buffer.from('-- MySQL dump 10.13\nCREATE TABLE computers (id int);\n'), true],
  ['a log', Buffer.from('2026-12-01 03:00:00 INFO started\n'.repeat(100)), false],
  ['a page', Buffer.from('<!doctype html><html><title>Sign in</title></html>'), false],
  ['a table of a running database', Buffer.concat([Buffer.alloc(8192), Buffer.from('row row row')]), false],
  ['a database of its own', Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(4096)]), false],
  ['nothing', Buffer.alloc(0), false],
] as const)('%s', (_what, head, could) => {
  expect(couldBeBackup(head)).toBe(could);
});
