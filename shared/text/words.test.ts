import type { ByHandValues } from '../run/standing/left-by-hand.ts';
import { describe, expect, test } from 'vitest';
import { errorMeaning, sides } from '../run/error-codes.ts';
import type { EventBody } from '../run/event.ts';
import { finding, findingName, severities, type FindingId } from '../run/finding.ts';
import { contentTypes, type InspectionReasonParams } from '../run/inspection.ts';
import { proof, proofStatuses } from '../run/proof.ts';
import { declarationIds } from '../run/declaration.ts';
import { type Question } from '../run/question.ts';
import type { ImportSight } from '../run/import/import-sight.ts';
import type { PortSight, Sighting } from '../run/sighting.ts';
import { stepEnds } from '../run/steps.ts';
import { stepIds } from '../run/steps.ts';
import { untestedReasons } from '../rules/preflight/preflight-input.ts';
import { vendorChecks } from '../rules/rule-pack.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { enCliOnly } from './en/cli.ts';
import { enInspectOnly } from './en/inspect.ts';
import { enKitOnly } from './en/kit.ts';
import { enReportOnly } from './en/report.ts';
import { shownEn } from './en/shown.ts';
import { errorText, eventLine, findingText, phaseOf, proofText, questionText, reasonText } from './render.ts';
import {
  errorSamples,
  eventSamples,
  findingSamples,
  proofSamples,
  questionSamples,
} from './testing/samples.ts';
import type { OwnInstruction } from '../run/facts.ts';
import { emptyRun } from '../run/reduce-run.ts';
import { instructionText, type Words } from './words.ts';
import { wordsOf } from './words-of.ts';

/** A language, and what its texts are held against. */
interface Language {
  readonly words: Words;
  /** What is said in this language alone, with every function called. */
  readonly alone: object;
  /** Slips of the program, and words that a person reads instead of the glossary's. */
  readonly forbidden: RegExp;
  /** Quotation marks are the language's own. */
  readonly opens: string;
  readonly closes: string;
  readonly otherQuotes: RegExp;
  readonly said: {
    readonly oldUntouched: RegExp;
    readonly oldIsOff: RegExp;
    readonly diskCheck: string;
    readonly notProved: RegExp;
    readonly passed: RegExp;
    readonly failedBackup: string;
    readonly consoleFreezes: RegExp;
    readonly atLeastFiveMinutes: RegExp;
    readonly noRetryOf500: RegExp;
  };
}

const english: Language = {
  words: shownEn,
  alone: spokenInEnglishOnly(),
  forbidden:
    /undefined|\bNaN\b|null|\[object|Infinity|!|source (machine|server|appliance)|target (machine|server|appliance)|\b(?:please|sorry|oops|simply|just)\b|your (?:fault|mistake)/iu,
  opens: '“',
  closes: '”',
  otherQuotes: /[„"]/u,
  said: {
    oldUntouched: /Handover changed nothing on the old appliance/u,
    oldIsOff: /old appliance counts as off/u,
    diskCheck: 'Free disk on the old appliance',
    notProved: /not proved/u,
    passed: /pass/iu,
    failedBackup: 'backup ab failed',
    consoleFreezes: /console may freeze/u,
    atLeastFiveMinutes: /at least 5 minutes/u,
    noRetryOf500: /Do not retry a 500 error/u,
  },
};

const german: Language = {
  words: de,
  alone: {},
  forbidden:
    /undefined|\bNaN\b|\bnull\b|\[object|Infinity|!|(?:Quell|Ziel)(?:maschine|server|appliance|system)|Sicherung|\b(?:bitte|leider|sorry|ups|einfach)\b|Ihr Fehler|Ihre Schuld/iu,
  opens: '„',
  closes: '“',
  otherQuotes: /[”"]/u,
  said: {
    oldUntouched: /Handover hat an der alten Appliance nichts verändert/u,
    oldIsOff: /alte Appliance gilt als ausgeschaltet/u,
    diskCheck: 'Freier Platz auf der alten Appliance',
    notProved: /nicht nachgewiesen/u,
    passed: /bestanden/iu,
    failedBackup: 'Backup ab fehlgeschlagen',
    consoleFreezes: /Weboberfläche kann einfrieren/u,
    atLeastFiveMinutes: /mindestens 5 Minuten/u,
    noRetryOf500: /nach einem Fehler 500 nicht noch einmal/u,
  },
};

const port = [
  { kind: 'open', sha256: 'SHA256:abcdefghijklmnopqrstuvwxyz' },
  { kind: 'foreign' },
  { kind: 'refused' },
  { kind: 'silent' },
  { kind: 'could-not-test', reason: 'ENETUNREACH' },
  { kind: 'could-not-test', reason: '' },
] as const satisfies readonly PortSight[];
const sightings = port.map((ssh, index): Sighting => ({ ssh, console: port.at(index - 1) ?? ssh }));

const escapes = /[\u0000-\u0009\u000b-\u001f\u007f]|<\/?[a-z]+>/iu;
/** Every instruction of Handover's own, in its variants. */
const machine = { name: 'epp-old', address: '192.0.2.10' };
const ownSamples: readonly OwnInstruction[] = [
  { id: 'start-old', ...machine },
  { id: 'start-old', ...machine, was: 'isolated' },
  { id: 'isolate-old', ...machine },
  { id: 'swap-networks', ...machine },
  ...(['pilot', 'rest'] as const).map((wave): OwnInstruction => ({
    id: 'move-clients',
    wave,
    names: ['pc-1', 'pc-2'],
    newName: 'epp-new',
    address: '192.0.2.20',
    port: 443,
  })),
  { id: 'let-go', ...machine, own: '192.0.2.20' },
  { id: 'let-go', ...machine, own: '' },
];
const names = { oldName: 'epp-old', newName: 'epp-new', finalAddress: '192.0.2.10' };

function versionSample(
  rule: InspectionReasonParams['version.accepted']['rule'],
  remedy: InspectionReasonParams['version.accepted']['remedy'],
): InspectionReasonParams['version.accepted'] {
  return { backupVersion: '2604', targetVersion: '2608', from: 'manifest', rule, remedy };
}

/** One set of parameters for every reason that speaks for or against a file. */
const reasonSamples: InspectionReasonParams = {
  'content.container': { contentType: 'gzip' },
  'content.encrypted': { contentType: 'openssl-salted' },
  'content.holds': { contentType: 'sql-dump' },
  'content.database': { contentType: 'database-file' },
  'content.empty': {},
  'content.web-page': { title: 'Login' },
  'content.document': { contentType: 'json' },
  'content.disk-image': { contentType: 'vm-image' },
  'content.unknown-encrypted': { entropyBitsPerByte: 7.99 },
  'content.unknown': { entropyBitsPerByte: 4.5 },
  'whole.end-seen': { contentType: 'tar' },
  'whole.end-not-visible': { contentType: 'age' },
  'whole.end-missing': { contentType: 'zip' },
  'whole.broken-inside': { contentType: 'xz', detail: 'CRC' },
  'whole.zero-tail': { zeroBytes: 4096 },
  'whole.round-size': { sizeBytes: 65_536, bufferBytes: 32_768 },
  'whole.block-size': { sizeBytes: 65_537, blockBytes: 16 },
  'name.partial-download': { name: 'a.crdownload' },
  'name.second-download': { name: 'a (1).eppb' },
  'sidecar.matches': { sidecar: 'a.sha256' },
  'sidecar.differs': { sidecar: 'a.sha256', expectedSha256: 'ab', actualSha256: 'cd' },
  'sidecar.unreadable': { sidecar: 'a.sha256' },
  'limit.close': { sizeBytes: 195_000_000, limitBytes: 200_000_000 },
  'limit.needs-confirmation': { sizeBytes: 201_000_000, limitBytes: 200_000_000 },
  'limit.too-large': { sizeBytes: 210_000_000, limitBytes: 209_715_200 },
  'product.seen': { product: 'Endpoint Protector' },
  'product.other': { product: 'Another Product' },
  'product.not-shown': {},
  'version.not-readable': { targetVersion: '2608' },
  'content.audit-log': {},
  'content.key-file': {},
  'content.error-message': { message: 'not logged in' },
  'content.entries': { count: 12, totalBytes: 4096 },
  'content.too-many-entries': { count: 1_000_000 },
  'content.too-deep': { depth: 8 },
  'content.too-many-parts': { count: 20_001 },
  'content.look-ended': { why: 'memory' },
  'content.bomb': { unpackedBytes: 4_000_000_000, packedBytes: 42_000 },
  'content.not-unpacked': { contentType: 'zip' },
  'entry.absolute-path': { entry: '/etc/passwd', count: 2 },
  'entry.parent-path': { entry: 'logs', count: 1 },
  'entry.link-outside': { entry: 'a', count: 1 },
  'entry.device': { entry: 'dev/sda', count: 3 },
  'entry.broken': { entry: 'a.gz', contentType: 'gzip', detail: 'CRC' },
  'entry.cut': { entry: 'a.gz', contentType: 'gzip' },
  'entry.more-broken': { count: 7 },
  'entry.encrypted': { count: 4 },
  'whole.cut-at': { contentType: 'gzip', atBytes: 4096 },
  'whole.cut-inside': { entry: 'a' },
  'whole.bytes-missing': { missingBytes: 512 },
  'whole.trailing-data': { contentType: 'tar', atBytes: 10_240, extraBytes: 7 },
  'whole.zero-run': { atBytes: 65_536, zeroBytes: 131_072 },
  'whole.sparse': { holeBytes: 1_000_000 },
  'whole.not-read': { readBytes: 65_536, sizeBytes: 50_000_000_000 },
  'sidecar.not-compared': { sidecar: 'a.sha256' },
  'version.seen': { version: '2604', from: 'manifest' },
  'version.told-differs': { told: '2604', seen: '2601', from: 'name' },
  'version.accepted': versionSample('2604-to-2608', 'none'),
  'version.less-tested': versionSample('image-to-2608', '2604-first'),
  'version.refused': versionSample('no-downgrade', 'newer-target'),
  'version.unknown': versionSample('not-listed', 'ask-support'),
  'key.opens': { scheme: 'openssl enc' },
  'key.wrong': { scheme: 'zip, AES-256' },
  'key.wrong-or-unknown-scheme': { schemes: 24 },
  'key.damaged': { scheme: 'OpenPGP' },
  'key.unsupported': { scheme: '7z' },
  'key.not-needed': {},
  'key.not-tried': {},
  'key.cannot-tell': {},
};

/** The entries of a table whose values are parameters. */
function samplesOf<T extends object>(table: T) {
  return Object.entries(table) as [keyof T & string, Readonly<Record<string, string | number>>][];
}

function mapSamples<T extends object>(
  table: T,
  make: (id: keyof T & string, params: Readonly<Record<string, string | number>>) => unknown,
): Record<string, unknown> {
  return Object.fromEntries(samplesOf(table).map(([id, params]) => [id, make(id, params)]));
}

/** The words that every language has, with every function called: what a person would read. */
function spoken(words: Words) {
  const { report, removal, cli, holdBrief, inspect, kit } = words;
  const phases = ['before-hold-point', 'after-hold-point'] as const;
  return {
    ...words,
    language: '',
    format: {},
    errors: mapSamples(errorSamples, (code, params) =>
      phases.map((phase) => {
        const { what, meanwhile, next } = errorText(words, { code, params: { ...params } }, phase);
        return { what, meanwhile, next };
      }),
    ),
    findings: mapSamples(findingSamples, (id, params) => {
      const { title, seen, why, fix } = findingText(words, { id, severity: 'error', params: { ...params } });
      return { title, seen, why, fix };
    }),
    proofs: mapSamples(proofSamples, (id, params) =>
      proofStatuses.map((status) => proofText(words, { id, status, params: { ...params } })),
    ),
    questions: questionSamples.map((sample) => questionText(words, sample)),
    inspectionReasons: mapSamples(reasonSamples, (code, params) =>
      reasonText(words, { code, params: { ...params } }),
    ),
    inspect: {
      ...inspect,
      moreEntries: inspect.moreEntries(7),
      counted: inspect.counted({ fine: 2, open: 1, bad: 1 }),
      source: (['same', 'other', 'unknown'] as const).map((kind) => inspect.source[kind]('host')),
      dates: inspect.dates('2026-11-24', '2026-11-25'),
      entriesDiffer: inspect.entriesDiffer({ added: 1, removed: 2, changed: 3, same: 4 }),
    },
    kit: {
      ...kit,
      printed: kit.printed('2026-11-24'),
    },
    sighting: sightings.map((seen) => words.sighting(seen)),
    asPlanned: words.asPlanned('5.9.4.2'),
    productTraces: Object.values(words.productTraces).map((trace) => trace('nginx')),
    lastSeen: (['old', 'new'] as const).map((side) => [
      words.lastSeen.heard[side]('21:40'),
      words.lastSeen.unheard[side]('21:52'),
      words.lastSeen.heardThenNot[side]('21:40', '21:52'),
    ]),
    ownInstructions: ownSamples.map((told) => instructionText(words, told)),
    holdPoint: [names, { ...names, old: 'isolated' as const }].map(words.holdPoint),
    takeoverStuck: words.takeoverStuck(names),
    whatNext: (['same', 'different'] as const).map((strategy) =>
      words.whatNext({ ...names, strategy, lostAddresses: '192.0.2.11/24 (eth0)' }),
    ),
    withoutRules: spokenGuides(words.withoutRules),
    begunBefore: words.begunBefore('14:05', '…'),
    backTitle: stepIds.map((step) => words.backTitle(step, words.steps[step].title)),
    ledger: {
      ...words.ledger,
      table: words.ledger.table(3),
      given: [
        words.ledger.given.word('ana', '14:05'),
        words.ledger.given.plan('14:05'),
        words.ledger.given.file('a.csv', 'ab'.repeat(32)),
      ],
      done: words.ledger.done(words.ledgerNames.licence),
      fileTaken: words.ledger.fileTaken('a.csv'),
      settledOf: words.ledger.settledOf(3, 14),
      restStaysOpen: [1, 2].map((left) => words.ledger.restStaysOpen(left)),
    },
    byHand: spokenByHand(words),
    importSight: spokenImport(words),
    bundle: {
      ...words.bundle,
      hidden: words.bundle.hidden(words.bundle.masks.names, 3),
      shown: words.bundle.shown(words.bundle.masks.names),
    },
    foreignError: words.foreignError('key.empty'),
    refusedFile: words.refusedFile('login.html'),
    report: {
      ...report,
      accepted: ['plan', 'ana'].map((by) => report.accepted(by, '14:05')),
    },
    removal: {
      ...removal,
      deleteTitle: removal.deleteTitle('Head office'),
      goes: [1, 2].map((files) => removal.goes(files, '5 MB')),
      backups: [1, 2].map((count) => removal.backups(count)),
      kits: [1, 2].map((count) => removal.kits(count)),
    },
    holdBrief: {
      ...holdBrief,
      switchesOff: [false, true].flatMap((isIsolated) =>
        ['epp-old', '192.0.2.1'].map((name) => holdBrief.switchesOff(name, '192.0.2.1', isIsolated)),
      ),
      allPassed: [1, 2].map((count) => holdBrief.allPassed(count)),
      madeAgo: holdBrief.madeAgo('5 min', '14:05'),
      madeAtLeastAgo: holdBrief.madeAtLeastAgo('5 min'),
      ageStands: holdBrief.ageStands('x'),
      counted: holdBrief.counted('3'),
    },
    cli: {
      ...cli,
      openPoints: [1, 2].map((count) => cli.openPoints(count)),
      moreFindings: [1, 2].map((count) => cli.moreFindings(count)),
      doneWith: cli.doneWith(cli.openPoints(2)),
      unchangedFor: cli.unchangedFor('5 min'),
      remaining: cli.remaining('5 min'),
      steps: [1, 2].map((count) => cli.steps(count)),
      counted: severities.flatMap((severity) => [1, 2].map((count) => cli.counted(count, severity))),
    },
  };
}

/** What is left by hand, with all that may be known of it and with nothing. */
function spokenByHand({ byHand: own }: Words) {
  const ports = { ssh: 22, console: 443 };
  const machine = { name: 'epp-old', address: '192.0.2.10', key: 'SHA256:abc', ports };
  const least: ByHandValues = {
    old: { ...machine, key: '' },
    new: { ...machine, key: '' },
    finalAddress: '192.0.2.10',
    finalPorts: ports,
    network: [],
    import: 'no',
    isIsolated: false,
    isAddressFirst: false,
    hasBegunMoving: false,
    isVendors: false,
  };
  const all: ByHandValues = {
    ...least,
    old: machine,
    new: machine,
    hasBegunMoving: true,
    isIsolated: true,
    isAddressFirst: true,
    isVendors: true,
  };
  const backup = { name: 'b.bak', file: 'files/b.bak', sha256: 'ab'.repeat(32) };
  const known: readonly ByHandValues[] = [
    least,
    { ...all, backup, clients: 7 },
    { ...all, import: 'told' },
    { ...all, import: 'begun' },
  ];
  return [
    [own.title, own.titleBack],
    known.map((values) => [
      own.intro(values),
      own.rollback.before(values),
      own.rollback.after(values),
      Object.values(own.tasks).map((lines) => lines(values, 'x').join(' ')),
    ]),
  ];
}

/** What is seen of an import, with everything and with nothing. */
function spokenImport({ importSight }: Words) {
  const nothing = { console: { kind: 'silent' } } as const satisfies ImportSight;
  const page = { kind: 'answers', status: 500, title: 'Login', whose: 'old' } as const;
  const services = [
    { name: 'nginx', isActive: true, since: '1' },
    { name: 'mysql', isActive: false, since: '2' },
  ];
  const all = { console: page, services, load: 1.5, freeBytes: 4096, databaseBytes: 8192 };
  return [importSight.title, importSight.lines(nothing, []), importSight.lines(all, ['nginx'])];
}

/** What the report, the command line and the plain log say in English alone, in the same way. */
function spokenInEnglishOnly() {
  const { kit, report, cli } = en;
  return {
    observations: en.observations,
    events: eventSamples.map((sample) => eventLine(en, sample)),
    probe: en.probe,
    init: {
      ...en.init,
      address: en.init.address('OLD'),
      user: en.init.user('OLD'),
      connected: en.init.connected('OLD', 'epp-old'),
      console: ['', 'Log in'].map((title) => en.init.console(443, title)),
      afterFailure: en.init.afterFailure('OLD'),
      written: en.init.written('plan.yaml'),
      notTested: en.init.notTested('OLD'),
      noVersion: [true, false].map((hasSsh) => en.init.noVersion('OLD', hasSsh)),
      goOn: en.init.goOn('plan.yaml'),
    },
    clients: {
      ...en.clients,
      more: en.clients.more('3'),
      beforeAfter: en.clients.beforeAfter('6.2.5.3000', '2608.1.1.0'),
      uncompared: en.clients.uncompared('11', '12'),
      migration: en.clients.migration('192.0.2.20', 443),
    },
    jobs: {
      ...en.jobs,
      none: en.jobs.none('/home/a/handover'),
      open: en.jobs.open('ana on laptop'),
      outageOpen: en.jobs.outageOpen('5 min'),
      archived: en.jobs.archived('j1'),
      unarchived: en.jobs.unarchived('j1'),
      deleted: en.jobs.deleted('j1'),
    },
    inspect: enInspectOnly,
    kit: {
      ...enKitOnly,
      whole: kit.whole(24),
      halfWhole: (['A', 'B'] as const).map((side) => kit.halfWhole(side)),
      written: kit.written('/home/a/kit.pdf'),
      sameFile: kit.sameFile('a.eppb'),
      otherFile: kit.otherFile('a.eppb'),
      folder: Object.values(en.folderHints).map((hint) => kit.folder(hint)),
    },
    report: {
      ...enReportOnly,
      declinedBy: ['plan', 'handover', 'ana'].map((by) => report.declinedBy(by, '14:05')),
      sourcesRead: report.sourcesRead('2026-11-24'),
      resumedFrom: report.resumedFrom('5 MB'),
      kitWritten: report.kitWritten('/home/a/kit.txt'),
      adminsWord: ['plan', 'ana'].map((by) => report.adminsWord(by)),
      wordOf: ['plan', 'ana', undefined].map((by) => report.wordOf(by)),
    },
    cli: {
      ...enCliOnly,
      countOf: cli.countOf(3, 14),
      bundleWritten: cli.bundleWritten('/home/a/x.tar.gz', '1 MB'),
      acceptWith: cli.acceptWith('limit.close'),
      resumeWith: [true, false].map((isRehearsal) => cli.resumeWith('j1', isRehearsal)),
      notDeclared: cli.notDeclared(['declare.licence-current']),
      revertWith: cli.revertWith('j1'),
      byHandWith: cli.byHandWith('j1'),
      rollbackSheetWith: cli.rollbackSheetWith('j1'),
      loginAllows: cli.loginAllows({ word: 'no sudo', seen: 'Seen: services.' }),
      revertAgainWith: cli.revertAgainWith('j1'),
      forwardWith: cli.forwardWith('j1'),
      recheckDue: cli.recheckDue('j1'),
      noSuchName: [[], ['limit.close', 'limit.hard']].map((near) => cli.noSuchName('limit.clos', near)),
      usually: cli.usually('5 min'),
      askAgain: cli.askAgain('30 s'),
      settleWith: [['siem'], ['siem', 'sso']].map((rows) => cli.settleWith('j1', rows)),
      foldedDone: stepEnds.flatMap((end) => [1, 2].map((count) => cli.foldedDone(count, end))),
      foldedPending: [1, 2].map((count) => cli.foldedPending(count)),
      said: ['plan', 'ana'].map((by) => cli.said(by)),
      typeExactly: cli.typeExactly('epp-old'),
      outageSince: cli.outageSince('14:05'),
      through: cli.through('jump.example.com'),
      noSuchFile: cli.noSuchFile('a'),
      noSuchFolder: cli.noSuchFolder('a'),
      fileExists: cli.fileExists('a'),
      keyAttempt: cli.keyAttempt(2, 3),
    },
  };
}

/** The longer guidance of a language with its functions called. */
function spokenGuides(guides: Words['withoutRules']): unknown {
  return {
    ...guides,
    takeoverStuck: guides.takeoverStuck(names),
    whatNext: (['same', 'different'] as const).map((strategy) =>
      guides.whatNext({ ...names, strategy, lostAddresses: '192.0.2.11/24 (eth0)' }),
    ),
  };
}

/** Every text below a value, by its place. A function is a text that {@link spoken} forgot to call. */
function textsIn(value: unknown, place = ''): [string, string][] {
  if (typeof value === 'string')
    return place === '.language' || place.endsWith('.due') ? [] : [[place, value]];
  if (typeof value === 'function') throw new Error(`${place} is not called`);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value)
    .filter(([key]) => !(place.startsWith('.findings') && key === 'source'))
    .flatMap(([key, inner]) => textsIn(inner, `${place}.${key}`));
}

/** What every sentence of a language must be. */
function sentencesOf({ forbidden, opens, closes }: Language) {
  const ends = new RegExp(`[.?${closes}]$`, 'u');
  const begins = new RegExp(`^[${opens}\\p{Lu}\\p{N}\\p{Ll}/\\p{Lt}]`, 'u');
  return (text: string, place: string): void => {
    expect(text, place).not.toMatch(forbidden);
    expect(text, place).not.toMatch(escapes);
    expect(text, place).not.toMatch(/ {2}|\.\.|\s[.,;:](?:\s|$)/u);
    expect(text, place).toMatch(ends);
    expect(text, place).toMatch(begins);
  };
}

describe.each([english, german])('in the language $words.language', (language) => {
  const { words, alone, forbidden, opens, closes, otherQuotes, said } = language;
  const expectSentences = sentencesOf(language);

  function expectLabel(text: string, place: string): void {
    expect(text, place).not.toMatch(forbidden);
    expect(text, place).not.toMatch(escapes);
    expect(text, place).toMatch(/^\S.*[^.\s]$/u);
  }

  test('every text is there, holds nothing that steers, and quotes as the language does', () => {
    const texts = textsIn({ ...spoken(words), alone });
    expect(texts.length).toBeGreaterThan(800);
    for (const [place, text] of texts) {
      expect(text, place).toMatch(/\S/u);
      expect(text, place).not.toMatch(escapes);
      expect(text, place).not.toMatch(/undefined|\bNaN\b|\[object|Infinity|!/u);
      expect(text, place).not.toMatch(otherQuotes);
      expect(text.split(opens).length, place).toBe(text.split(closes).length);
    }
  });

  test('every error says what happened, how things stand, what to do and whether to retry, on both sides of the hold point', () => {
    for (const [code, params] of samplesOf(errorSamples)) {
      for (const where of ['before-hold-point', 'after-hold-point', ...stepIds] as const) {
        const record = { code, params: { ...params } };
        const text = errorText(words, record, where);
        const { behaviour } = errorMeaning(record.code);
        const retry = behaviour === 'none' ? [] : [words.retry[behaviour]];
        for (const part of [text.what, text.meanwhile, text.next, ...retry])
          expectSentences(part, `${code} ${where}`);
        expect(text.retry).toBe(retry.join());
        if (text.detail !== undefined) expect(text.detail).not.toMatch(/undefined|NaN/u);
      }
    }
    expect(Object.keys(errorSamples).sort()).toEqual(Object.keys(words.errors).sort());
  });

  test('the state of both appliances differs with the hold point', () => {
    const lost = { code: 'reach.connection-lost' as const, params: { address: '192.0.2.10' } };
    expect(errorText(words, lost, 'pull').meanwhile).toMatch(said.oldUntouched);
    expect(errorText(words, lost, 'take-address').meanwhile).toMatch(said.oldIsOff);
    // A job that goes on from beyond the hold point, and ends where it connects, has changed something.
    const switched = { ...emptyRun, outage: { beganAt: '2026-11-25T02:00:00.000Z' } };
    expect(errorText(words, lost, 'connect', switched).meanwhile).toBe(words.standing['after-hold-point']);
    expect(errorText(words, lost, 'connect', emptyRun).meanwhile).toBe(words.standing.connect);
    // Where it is about no job nothing is said of two appliances.
    expect(errorText(words, lost, undefined).meanwhile).toBe('');
    expect(phaseOf('hold-point')).toBe('before-hold-point');
    expect(phaseOf('power-off')).toBe('after-hold-point');
  });

  test('every finding says what was seen, why it matters, what to do and where that stands', () => {
    for (const [id, params] of samplesOf(findingSamples)) {
      for (const severity of severities) {
        const found = { id, severity, params: { ...params } };
        const text = findingText(words, found);
        for (const part of [text.seen, text.why, text.fix]) expectSentences(part, id);
        expectLabel(text.title, id);
        for (const { title } of text.sources) expect(title).toMatch(/^(?:Netwrix docs|Handover): /u);
        expect(text.sources.length).toBeGreaterThan(0);
        for (const point of text.points) expectSentences(point, id);
        expect(text.name).toBe(findingName(found));
        expect(words.findings[id].source).toBe(en.findings[id].source);
      }
    }
    expect(Object.keys(findingSamples).sort()).toEqual(Object.keys(words.findings).sort());
  });

  test('version findings quote the rule that fired and its remedy', () => {
    const params = { backupVersion: '5.9.4.1', targetVersion: '2608', rule: '5-7-to-5-9-4-1' };
    const text = findingText(words, finding('preflight.version-unsupported', 'error', params));
    expect(text.why).toBe(words.versionRules['5-7-to-5-9-4-1']);
    expect(text.fix).toBe(words.remedies['patch-to-5-9-4-2']);
  });

  test('pages that contradict each other are shown with what either says', () => {
    const pair = { backupVersion: '2602', targetVersion: '2608', rule: 'image-to-2608' };
    for (const found of [
      finding('preflight.version-less-tested', 'warning', pair),
      finding('preflight.pages-contradict', 'info', { points: '2604-first, gone' }),
    ]) {
      const { points, sources } = findingText(words, found);
      const { about, sides: told } = words.contradictions['2604-first'];
      expect(points).toHaveLength(1);
      for (const part of [about, ...told]) expect(points[0]).toContain(part);
      expect(sources.map(({ title }) => title)).toEqual([
        'Netwrix docs: Server Migration & Upgrade Guide',
        'Netwrix docs: Migrating from the Current Image Platform',
      ]);
      for (const { title } of sources) expect(points[0]).toContain(title);
    }
  });

  test('a check that could not be made is named, with its reason in words or as the machine gave it', () => {
    for (const reason of [...untestedReasons, 'df: not found']) {
      const params = { check: 'disk-free-old', side: 'old', reason } as const;
      const { seen } = findingText(words, finding('preflight.could-not-test', 'warning', params));
      expectSentences(seen, reason);
      expect(seen).toContain(said.diskCheck);
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
          const text = proofText(words, { id, status, params: { ...given } });
          expectSentences(text.seen, `${id} ${status}`);
          expectLabel(text.title, id);
        }
      }
    }
    expect(Object.keys(proofSamples).sort()).toEqual(Object.keys(words.proofs).sort());
  });

  test('what could not be tested never reads as if it was', () => {
    const text = proofText(words, proof('key.custody', 'could-not-test', {}));
    expect(text.seen).toMatch(said.notProved);
    expect(text.status).not.toMatch(said.passed);
  });

  test('every question has a title, a body and verbs', () => {
    for (const sample of questionSamples) {
      const { title, body, labels } = questionText(words, sample);
      expect(title, sample.kind).not.toMatch(forbidden);
      expect(body.length, sample.kind).toBeGreaterThan(0);
      for (const line of body) expectSentences(line, sample.kind);
      for (const label of Object.values<string>(labels)) expectLabel(label, sample.kind);
      expect(labels.confirm, sample.kind).not.toMatch(/^OK$/iu);
      expect(labels.confirm).not.toBe(labels.decline);
    }
    expect([...new Set(questionSamples.map((q: Question) => q.kind))].sort()).toEqual(
      Object.keys(words.questions).sort(),
    );
  });

  test('every reason about a file is a sentence', () => {
    for (const [code, params] of samplesOf(reasonSamples))
      expectSentences(reasonText(words, { code, params: { ...params } }), code);
    for (const contentType of contentTypes)
      expectSentences(words.inspectionReasons['content.container']({ contentType }), contentType);
  });

  test('declarations say what each answer means', () => {
    for (const id of declarationIds) {
      const { question, ...rest } = words.declarations[id];
      expect(question).toMatch(/\?$/u);
      for (const part of Object.values(rest)) expectSentences(part, id);
    }
  });

  test('all fixed sentences read well', () => {
    const sheets = [words.holdPoint(names), words.takeoverStuck(names), words.decommission];
    for (const sheet of sheets)
      for (const line of [sheet.intro, ...sheet.steps]) expectSentences(line, sheet.title);
    for (const wait of Object.values(words.longWaits)) {
      for (const line of [...wait.normal, ...wait.doNot, ...wait.ifLonger]) expectSentences(line, wait.title);
    }
    for (const strategy of ['same', 'different'] as const) {
      for (const task of words.whatNext({ ...names, strategy, lostAddresses: '192.0.2.11/24 (eth0)' })) {
        expectSentences(task.body, task.title);
        expectLabel(task.title, task.title);
        expectLabel(task.when, task.title);
      }
      const { summary, consequences } = words.strategies[strategy];
      for (const line of [summary, ...consequences]) expectSentences(line, strategy);
    }
    for (const { title, summary } of Object.values(words.takeovers)) {
      expectLabel(title, title);
      expectSentences(summary, title);
    }
    for (const step of Object.values(words.steps)) {
      expectLabel(step.title, step.title);
      expectSentences(step.does, step.title);
      expectSentences(step.undo, step.title);
    }
    for (const line of [
      ...Object.values(words.standing),
      ...Object.values(words.retry),
      ...Object.values(words.versionRules),
      ...Object.values(words.remedies),
      ...Object.values(words.lifecycleMeans),
      ...Object.values(words.effects).map((e) => e.means),
      ...Object.values(words.outcomes).map((o) => o.means),
      ...Object.values(words.verdicts).map((v) => v.means),
      ...Object.values(words.ledger.rows).flatMap(({ expected, todo }) => [expected, todo]),
      words.ledger.means,
    ]) {
      expectSentences(line, line);
    }
    for (const label of [
      ...Object.values(words.stages),
      ...Object.values(words.ledgerNames),
      ...Object.values(words.lifecycle),
      ...Object.values(words.modes),
      ...sides.map((side) => words.sides[side]),
      ...contentTypes.map((type) => words.contentTypes[type]),
    ]) {
      expectLabel(label, label);
    }
  });

  test('without rules nothing is told of one vendor and its pages', () => {
    const told = textsIn(spokenGuides(words.withoutRules)).map(([, text]) => text);
    expect(told.join('\n')).not.toMatch(
      /Netwrix|Endpoint Protector|eDiscovery|Enforced Encryption|System Backup v2|\/var\/log\/epp|Device Control|System Configuration/,
    );
    const general = (Object.keys(findingSamples) as FindingId[]).filter(
      (id) => !/^limit\./.test(id) && !vendorChecks.some((check) => check === id),
    );
    for (const id of general) {
      const { seen, why, fix, sources } = findingText(wordsOf(words, 'none'), {
        id,
        severity: 'info',
        params: { ...findingSamples[id], neededPercent: 0 },
      });
      expect(`${seen} ${why} ${fix}`, id).not.toMatch(
        /System (?:Maintenance|Configuration)|Netwrix|Device Control|Deep Packet|2509/,
      );
      for (const { kind } of sources) expect(kind, id).not.toBe('vendor');
    }
    expect(wordsOf(words, 'none')).toBe(wordsOf(words, 'none'));
    expect(wordsOf(words, 'endpoint-protector')).toBe(words);
    expect(wordsOf(words, 'none').kit.restore).toBe(words.withoutRules.restoreWithKit);
  });

  test('long waits say what is normal and what not to do', () => {
    const texts = JSON.stringify(words.longWaits.restore);
    expect(texts).toMatch(said.consoleFreezes);
    expect(texts).toMatch(said.atLeastFiveMinutes);
    expect(texts).toMatch(said.noRetryOf500);
  });

  test('texts of machines steer nothing', () => {
    const text = errorText(
      words,
      { code: 'backup.failed', params: { name: 'a\u001b[2J\u202eb', detail: 'x\u001b[31m\ny' } },
      'back-up',
    );
    expect(text.what).toContain(said.failedBackup);
    expect(text.detail).toBe('x\ny');
  });

  test('ids of another version are named', () => {
    const later = 'later.code' as 'bug';
    expect(errorText(words, { code: later, params: {} }, 'pull').what).toMatch(/\w+ .*[“„]later\.code[“”]/);
    expect(
      findingText(words, { id: 'constructor' as 'limit.close', severity: 'info', params: {} }).title,
    ).toBe('constructor');
    expect(proofText(words, { id: 'later.proof' as 'key.custody', status: 'failed', params: {} }).title).toBe(
      'later.proof',
    );
  });
});

test('every event has one line', () => {
  for (const sample of eventSamples) {
    const line = eventLine(en, sample);
    sentencesOf(english)(line, sample.type);
    expect(line).not.toContain('\n');
  }
  expect([...new Set(eventSamples.map((e: EventBody) => e.type))].sort()).toEqual(
    Object.keys(en.events).sort(),
  );
});

/** What is the same in both languages: names, the vendor's words, and the title that a profile gave. */
const sameInGerman = [
  'Appliance',
  'Backend Console Setup Password',
  'Backup',
  'Dashboard > Live Update > Offline Patch Uploader',
  'EPP Clients migration',
  'Entra ID',
  'Make a backup',
  'SCIM',
  'SHA-256',
  'SIEM',
  'System Backup Key',
  'System Configuration > Server Update > Offline Patch Upload',
  'System Maintenance',
  'Version',
];

test('German says in German whatever English says', () => {
  const inEnglish = textsIn(spoken(shownEn));
  const inGerman = new Map(textsIn(spoken(de)));
  expect([...inGerman.keys()].sort()).toEqual(inEnglish.map(([place]) => place).sort());
  const same = inEnglish.filter(([place, text]) => inGerman.get(place) === text).map(([, text]) => text);
  expect([...new Set(same)].sort()).toEqual(sameInGerman);
});

test('no English is left inside a German sentence, but for what the appliance shows', () => {
  for (const [place, text] of textsIn(spoken(de)))
    expect(text.replace(/„[^“]*“/gu, ''), place).not.toMatch(
      /\b(?:the|of|is|are|it|that|with|which|when|you|your)\b/iu,
    );
});
