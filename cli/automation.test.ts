import fs from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { expect, test } from 'vitest';
import { parsePlan } from '../engine/index.ts';
import { ledgerRowIds, rowOf } from '../shared/rules/ledger/ledger.ts';
import { declarationIds } from '../shared/run/declaration.ts';
import { exitCodes } from './exit-codes.ts';
import { createProgram } from './program.ts';
import { secretNames } from './secrets-source.ts';

const guide = fs.readFileSync(path.join(import.meta.dirname, '..', 'docs', 'automation.md'), 'utf8');
const verbs: readonly Command[] = createProgram(() => undefined).commands;
const optionsIn = (text: string) => new Set(text.match(/(?<![\w-])--[a-z][a-z-]+/g));

test('the guide and the help name the same options', () => {
  const inHelp = optionsIn(verbs.map((verb) => verb.helpInformation()).join('\n'));
  inHelp.delete('--help');
  expect([...optionsIn(guide)].sort()).toEqual([...inHelp].sort());
});

test('the guide names every verb', () => {
  for (const verb of verbs) expect(guide).toContain(`handover ${verb.name()}`);
});

test('the guide names every exit code, and so does the help', () => {
  const inGuide = [...guide.matchAll(/^\| (\d+) +\|/gm)].map(([, code]) => Number(code));
  expect(inGuide).toEqual(Object.values(exitCodes));
});

test('the guide names every secret', () => {
  for (const name of secretNames) expect(guide).toContain(`\`${name}\``);
});

test('the guide names everything that can be declared', () => {
  for (const id of declarationIds) expect(guide).toMatch(new RegExp(`\`${id}\`|^ {2}${id}:`, 'm'));
});

test('the guide names every row that a plan may settle', () => {
  for (const id of ledgerRowIds.filter((row) => rowOf(row).gate !== undefined))
    expect(guide).toContain(`\`${id}\``);
});

test('the plan of the guide is one', () => {
  const text = /```yaml\n(handover: 1\n[\s\S]*?)```/.exec(guide)?.[1] ?? '';
  const plan = parsePlan(text.replaceAll('SHA256:…', `SHA256:${'a'.repeat(43)}`), 'automation.md');
  expect(plan.declare['snapshot-completed']?.value).toBe('yes');
});

test('help fits 80 columns', () => {
  for (const verb of verbs) {
    verb.configureHelp({ helpWidth: 80 });
    for (const line of verb.helpInformation().split('\n')) expect(line.length, line).toBeLessThanOrEqual(80);
  }
});
