import { expect, test } from 'vitest';
import { errorBehaviour, sides } from '../run/error-codes.ts';
import type { EventBody } from '../run/event.ts';
import { finding, findingName, severities } from '../run/finding.ts';
import { contentTypes } from '../run/inspection.ts';
import { proof, proofStatuses } from '../run/proof.ts';
import { declarationIds, type Question } from '../run/question.ts';
import { stepIds } from '../run/steps.ts';
import { untestedReasons } from '../rules/preflight-input.ts';
import { en } from './en.ts';
import { errorText, eventLine, findingText, phaseOf, proofText, questionText } from './render.ts';
import {
  errorSamples,
  eventSamples,
  findingSamples,
  proofSamples,
  questionSamples,
} from './testing/samples.ts';

/** Names that would mean a person reads something else than the glossary's words. */
const forbidden =
  /undefined|\bNaN\b|null|\[object|Infinity|!|source (machine|server|appliance)|target (machine|server|appliance)|\b(?:please|sorry|oops|simply|just)\b|your (?:fault|mistake)/iu;
const escapes = /[\u0000-\u0009\u000b-\u001f\u007f]|<\/?[a-z]+>/iu;

/** The entries of a table whose values are parameters. */
function samplesOf<T extends object>(table: T) {
  return Object.entries(table) as [keyof T & string, Readonly<Record<string, string | number>>][];
}

function expectSentences(text: string, place: string): void {
  expect(text, place).not.toMatch(forbidden);
  expect(text, place).not.toMatch(escapes);
  expect(text, place).not.toMatch(/ {2}|\.\.|\s[.,;:](?:\s|$)/u);
  expect(text, place).toMatch(/[.?”]$/u);
  expect(text, place).toMatch(/^[“\p{Lu}\p{N}\p{Ll}/\p{Lt}]/u);
}

function expectLabel(text: string, place: string): void {
  expect(text, place).not.toMatch(forbidden);
  expect(text, place).not.toMatch(escapes);
  expect(text, place).toMatch(/^\S.*[^.\s]$/u);
}

test('every error says what happened, how things stand, what to do and whether to retry, on both sides of the hold point', () => {
  for (const [code, params] of samplesOf(errorSamples)) {
    for (const where of ['before-hold-point', 'after-hold-point', ...stepIds] as const) {
      const record = { code, params: { ...params } };
      const text = errorText(en, record, where);
      for (const part of [text.what, text.meanwhile, text.next, text.retry])
        expectSentences(part, `${code} ${where}`);
      expect(text.retry).toBe(en.retry[errorBehaviour(record.code)]);
      if (text.detail !== undefined) expect(text.detail).not.toMatch(/undefined|NaN/u);
    }
  }
  expect(Object.keys(errorSamples).sort()).toEqual(Object.keys(en.errors).sort());
});

test('the state of both appliances differs with the hold point', () => {
  const lost = { code: 'reach.connection-lost' as const, params: { address: '192.0.2.10' } };
  expect(errorText(en, lost, 'pull').meanwhile).toMatch(/old appliance serves its clients as before/u);
  expect(errorText(en, lost, 'take-address').meanwhile).toMatch(/old appliance is off/u);
  expect(phaseOf('hold-point')).toBe('before-hold-point');
  expect(phaseOf('power-off')).toBe('after-hold-point');
});

test('every finding says what was seen, why it matters, what to do and where that stands', () => {
  for (const [id, params] of samplesOf(findingSamples)) {
    for (const severity of severities) {
      const found = { id, severity, params: { ...params } };
      const text = findingText(en, found);
      for (const part of [text.seen, text.why, text.fix]) expectSentences(part, id);
      expectLabel(text.title, id);
      expect(text.source.title).toMatch(/^(?:Netwrix docs|Handover): /u);
      expect(text.name).toBe(findingName(found));
    }
  }
  expect(Object.keys(findingSamples).sort()).toEqual(Object.keys(en.findings).sort());
});

test('version findings quote the rule that fired and its remedy', () => {
  const params = { backupVersion: '5.9.4.1', targetVersion: '2608', rule: '5-7-to-5-9-4-1' };
  const text = findingText(en, finding('preflight.version-unsupported', 'error', params));
  expect(text.why).toBe(en.versionRules['5-7-to-5-9-4-1']);
  expect(text.fix).toBe(en.remedies['patch-to-5-9-4-2']);
});

test('a check that could not be made is named, with its reason in words or as the machine gave it', () => {
  for (const reason of [...untestedReasons, 'df: not found']) {
    const params = { check: 'disk-free-old', side: 'old', reason } as const;
    const { seen } = findingText(en, finding('preflight.could-not-test', 'warning', params));
    expectSentences(seen, reason);
    expect(seen).toContain('Free disk on the old appliance');
  }
});

test('every proof reads well in every status, and with nothing seen', () => {
  for (const [id, params] of samplesOf(proofSamples)) {
    const empty = Object.fromEntries(
      Object.entries(params).map(([k, v]) => [
        k,
        typeof v === 'number'
          ? 0
          : ['name', 'address', 'from', 'by', 'looksLike', 'how'].includes(k)
            ? v
            : '',
      ]),
    );
    for (const status of proofStatuses) {
      for (const given of [params, empty]) {
        const text = proofText(en, { id, status, params: { ...given } });
        expectSentences(text.seen, `${id} ${status}`);
        expectLabel(text.title, id);
      }
    }
  }
  expect(Object.keys(proofSamples).sort()).toEqual(Object.keys(en.proofs).sort());
});

test('what could not be tested never reads as if it was', () => {
  for (const status of ['could-not-test', 'skipped'] as const) {
    const text = proofText(en, proof('key.custody', status, {}));
    expect(text.seen).toMatch(/not proved/u);
    expect(text.status).not.toMatch(/pass/iu);
  }
});

test('every question has a title, a body and verbs', () => {
  for (const sample of questionSamples) {
    const { title, body, labels } = questionText(en, sample);
    expect(title, sample.kind).not.toMatch(forbidden);
    expect(body.length, sample.kind).toBeGreaterThan(0);
    for (const line of body) expectSentences(line, sample.kind);
    for (const label of Object.values<string>(labels)) expectLabel(label, sample.kind);
    expect(labels.confirm, sample.kind).not.toMatch(/^OK$/iu);
    expect(labels.confirm).not.toBe(labels.decline);
  }
  expect([...new Set(questionSamples.map((q: Question) => q.kind))].sort()).toEqual(
    Object.keys(en.questions).sort(),
  );
});

test('every event has one line', () => {
  for (const sample of eventSamples) {
    const line = eventLine(en, sample);
    expectSentences(line, sample.type);
    expect(line).not.toContain('\n');
  }
  expect([...new Set(eventSamples.map((e: EventBody) => e.type))].sort()).toEqual(
    Object.keys(en.events).sort(),
  );
});

test('declarations say what each answer means', () => {
  for (const id of declarationIds) {
    const { question, ...rest } = en.declarations[id];
    expect(question).toMatch(/\?$/u);
    for (const part of Object.values(rest)) expectSentences(part, id);
  }
});

const names = { oldName: 'epp-old', newName: 'epp-new', finalAddress: '192.0.2.10' };

test('all fixed sentences read well', () => {
  const sheets = [
    en.holdPoint(names),
    en.rollback['before-hold-point'](names),
    en.rollback['after-hold-point'](names),
    en.takeoverStuck(names),
    en.decommission,
  ];
  for (const sheet of sheets)
    for (const line of [sheet.intro, ...sheet.steps]) expectSentences(line, sheet.title);
  for (const wait of Object.values(en.longWaits)) {
    for (const line of [...wait.normal, ...wait.doNot, ...wait.ifLonger]) expectSentences(line, wait.title);
  }
  for (const strategy of ['same', 'different'] as const) {
    for (const task of en.whatNext({ ...names, strategy })) {
      expectSentences(task.body, task.title);
      expectLabel(task.title, task.title);
      expectLabel(task.when, task.title);
    }
    const words = en.strategies[strategy];
    for (const line of [words.summary, ...words.consequences]) expectSentences(line, strategy);
  }
  for (const step of Object.values(en.steps)) {
    expectLabel(step.title, step.title);
    expectSentences(step.does, step.title);
    expectSentences(step.undo, step.title);
  }
  for (const line of [
    ...Object.values(en.standing),
    ...Object.values(en.retry),
    ...Object.values(en.versionRules),
    ...Object.values(en.remedies),
    ...Object.values(en.lifecycleMeans),
    ...Object.values(en.effects).map((e) => e.means),
    ...Object.values(en.outcomes).map((o) => o.means),
    ...Object.values(en.severities).map((s) => s.means),
    ...Object.values(en.verdicts).map((v) => v.means),
    ...Object.values(en.integrations).map((i) => i.test),
    ...Object.values(en.cli.exitCodes),
    ...en.notInBackup.items,
    en.notInBackup.advice,
  ]) {
    expectSentences(line, line);
  }
  for (const label of [
    ...Object.values(en.stages),
    ...Object.values(en.lifecycle),
    ...Object.values(en.modes),
    ...sides.map((side) => en.sides[side]),
    ...contentTypes.map((type) => en.contentTypes[type]),
  ]) {
    expectLabel(label, label);
  }
});

test('the rollback run sheet frees the address before it starts the old machine', () => {
  const { steps } = en.rollback['after-hold-point'](names);
  const place = (pattern: RegExp) => steps.findIndex((line) => pattern.test(line));
  const order = [
    /^Take 192\.0\.2\.10 off epp-new/u,
    /^Start epp-old/u,
    /arping/u,
    /clear the ARP entry/u,
    /clients check in/u,
  ].map(place);
  expect(order).toEqual([...order].sort((a, b) => a - b));
  expect(Math.min(...order)).toBeGreaterThanOrEqual(0);
});

test('long waits say what is normal and what not to do', () => {
  const words = JSON.stringify(en.longWaits.restore);
  expect(words).toMatch(/console may freeze/u);
  expect(words).toMatch(/at least 5 minutes/u);
  expect(words).toMatch(/Do not retry a 500 error/u);
});

test('texts of machines steer nothing', () => {
  const text = errorText(
    en,
    { code: 'backup.failed', params: { name: 'a\u001b[2J\u202eb', detail: 'x\u001b[31m\ny' } },
    'back-up',
  );
  expect(text.what).toContain('backup ab failed');
  expect(text.detail).toBe('x\ny');
});

test('ids of a newer version are shown as they are', () => {
  const later = 'later.code' as 'bug';
  expect(errorText(en, { code: later, params: {} }, 'pull').what).toBe('later.code.');
  expect(findingText(en, { id: 'constructor' as 'limit.close', severity: 'info', params: {} }).title).toBe(
    'constructor',
  );
  expect(proofText(en, { id: 'later.proof' as 'key.custody', status: 'failed', params: {} }).title).toBe(
    'later.proof',
  );
});
