/** A text that goes before another one, which must stand in the file. */
export interface Insertion {
  readonly file: string;
  readonly before: string;
  readonly text: string;
}

/** One of what the table "Where do I add …" names: what is added in the code, and the words without which it must not compile. */
export interface Addition {
  /** The first column of its row. */
  readonly row: string;
  /** By what the compiler names it where its words are missing. */
  readonly id?: string;
  readonly code: readonly Insertion[];
  readonly words?: readonly Insertion[];
  /** New files, each with its text. */
  readonly files?: Readonly<Record<string, string>>;
}

const inBoth = (
  file: string,
  before: readonly [en: string, de: string],
  text: string,
): readonly Insertion[] => [
  { file: `shared/text/en/${file}`, before: before[0], text },
  { file: `shared/text/de/${file}`, before: before[1], text },
];

/** One of each, small, and as a newcomer would add it. */
export const additions: readonly Addition[] = [
  {
    row: 'a step',
    id: 'new-step',
    code: [
      {
        file: 'shared/run/steps.ts',
        before: "  { id: 'preflight', stage:",
        text: "  { id: 'new-step', stage: 'plan', effect: 'reads' },\n",
      },
      {
        file: 'engine/steps/index.ts',
        before: "import { plan } from './plan.ts';",
        text: "import { newStep } from './new-step.ts';\n",
      },
      { file: 'engine/steps/index.ts', before: '  preflight,\n', text: "  'new-step': newStep,\n" },
    ],
    files: {
      'engine/steps/new-step.ts': `import type { CheckStep } from '../run/step.ts';

export const newStep: CheckStep = { kind: 'check', id: 'new-step', check: async () => undefined };
`,
    },
    words: [
      ...inBoth(
        'steps.ts',
        ['    preflight: {\n', '    preflight: {\n'],
        "    'new-step': { title: 'New step', does: 'It looks.', undo: 'Nothing.' },\n",
      ),
      ...inBoth(
        'steps.ts',
        ["    'before-hold-point':\n", "    'before-hold-point':\n"],
        "    'new-step': 'Nothing has changed.',\n",
      ),
    ],
  },
  {
    row: 'a remote operation',
    code: [
      {
        file: 'engine/appliance/operation.ts',
        before: "  { id: 'list-backups',",
        text: "  { id: 'new-look', ...reads, result: 'record', record: z.object({ state: shownText }) },\n",
      },
      {
        file: 'engine/appliance/profiles/generic-linux.yaml',
        before: '  facts: { how: linux }',
        text: "  new-look: { how: automated, command: [uptime], output: { as: text, pattern: '(?<state>.+)' } }\n",
      },
      {
        file: 'engine/appliance/survey.ts',
        before: '  licence: async (appliance, signal)',
        text: "  'new-look': async (appliance, signal) => (await appliance.run('new-look', {}, signal)).state,\n",
      },
    ],
  },
  {
    row: 'a product',
    code: [],
    files: {
      'engine/appliance/profiles/new-product.yaml': `schema: 1
id: new-product
title: New product
version: 1.0.0
product: New
operations:
  identify:
    how: automated
    command: [cat, /etc/new]
    output: { as: key-value, separator: '=', fields: { product: NAME, version: VERSION } }
`,
    },
  },
  {
    row: 'a preflight check',
    id: 'preflight.new-check',
    code: [
      {
        file: 'shared/run/finding.ts',
        before: "  'preflight.same-machine': {",
        text: "  'preflight.new-check': { side: Side };\n",
      },
      {
        file: 'shared/rules/preflight/preflight-appliances.ts',
        before: "  'preflight.same-machine': (input)",
        text: "  'preflight.new-check': () => finding('preflight.new-check', 'info', { side: 'new' }),\n",
      },
    ],
    words: inBoth(
      'findings.ts',
      ["  'preflight.same-machine': {", "  'preflight.same-machine': {"],
      "  'preflight.new-check': { title: 'New', seen: ({ side }) => `${side}.`, why: 'So.', fix: 'Look.', source: 'handover' },\n",
    ),
  },
  {
    row: 'an error',
    id: 'run.new-error',
    code: [
      {
        file: 'shared/run/error-codes.ts',
        before: "  'run.not-switched': entry(",
        text: "  'run.new-error': entry<{ what: string }>(),\n",
      },
    ],
    words: inBoth(
      'errors.ts',
      ["  'run.blocked': (", "  'run.blocked': ("],
      "  'run.new-error': ({ what }) => ({ what: `${what}.`, next: 'Wait.' }),\n",
    ),
  },
  {
    row: 'an event',
    id: 'new.event',
    code: [
      {
        file: 'shared/run/event.ts',
        before: "  eventOf('step.reverted', { step }),",
        text: "  eventOf('new.event', { step }),\n",
      },
      {
        file: 'shared/run/reduce-run.ts',
        before: "    case 'proved':\n",
        text: "    case 'new.event':\n      return state;\n",
      },
    ],
    words: [
      {
        file: 'shared/text/en/events.ts',
        before: "  'step.reverted': (e) =>",
        text: "  'new.event': (e) => `${steps[e.step].title}: new.`,\n",
      },
    ],
  },
  {
    row: 'a question to the admin',
    id: 'new-question',
    code: [
      {
        file: 'shared/run/question.ts',
        before: '  /** The System Backup Key, typed or pasted. */',
        text: "  'new-question': questionOf('new-question', 'yes-no', {}),\n",
      },
      {
        file: 'lab/embedded/demo/demo-admin.ts',
        before: "    'kit-path': () =>",
        text: "    'new-question': () => true,\n",
      },
    ],
    words: inBoth(
      'questions.ts',
      ["  'kit-path': ", "  'kit-path': "],
      "  'new-question': () => ({ title: 'New', body: ['Is it so?'], labels: { confirm: 'Agree', decline: 'Not yet' } }),\n",
    ),
  },
  {
    row: 'a row of the ledger',
    id: 'new-row',
    code: [
      {
        file: 'shared/rules/ledger/ledger.ts',
        before: "  'log-rotation': {\n",
        text: "  'new-row': { ledger: 'contents', source: 'reports', menus: [], gate: 'finalise' },\n",
      },
    ],
    words: [
      ...inBoth(
        'ledger/names.ts',
        ["  'log-rotation': '", "  'log-rotation': '"],
        "  'new-row': 'New row',\n",
      ),
      ...inBoth(
        'ledger/words.ts',
        ["  'log-rotation': {\n", "  'log-rotation': {\n"],
        "  'new-row': { expected: 'It is there.', todo: 'Look at it.' },\n",
      ),
    ],
  },
  {
    row: 'a format of backups',
    id: 'new-format',
    code: [
      { file: 'shared/run/inspection.ts', before: "  'openssl-salted',\n", text: "  'new-format',\n" },
      {
        file: 'engine/backup/content-reasons.ts',
        before: "    case '7z':\n",
        text: "    case 'new-format':\n",
      },
      {
        file: 'engine/backup/could-be-backup.ts',
        before: "    case '7z':\n",
        text: "    case 'new-format':\n",
      },
      {
        file: 'engine/backup/layers/layer.ts',
        before: 'import { createTarReader }',
        text: "import { createNewReader } from './new-reader.ts';\n",
      },
      {
        file: 'engine/backup/layers/layer.ts',
        before: "    case '7z':\n",
        text: "    case 'new-format':\n      return createNewReader();\n",
      },
    ],
    files: {
      'engine/backup/layers/new-reader.ts': `import type { Reader } from './contract.ts';

export function createNewReader(): Reader {
  return { push: () => undefined, end: () => ({ end: { kind: 'not-visible' } }), close: () => undefined };
}
`,
    },
    words: inBoth('inspection.ts', ["  zip: '", "  zip: '"], "  'new-format': 'a new file',\n"),
  },
  {
    row: "a vendor's rule",
    code: [
      {
        file: 'shared/rules/sources.ts',
        before: "  'server-requirements': page(",
        text: "  'new-page': page('New', '9dd67555943016f85eaaaf4ab60e59d0bd4e873a', `${migration}/new.md`),\n",
      },
    ],
    files: {
      'shared/rules/new-rule.ts': `import type { SourceId } from './sources.ts';

export const newRule = { hours: 1, source: 'new-page' } as const satisfies { hours: number; source: SourceId };
`,
    },
  },
  {
    row: 'a stage with its page',
    id: 'new-stage',
    code: [
      {
        file: 'shared/run/steps.ts',
        before: "  'finalise',\n] as const;\nexport type Stage",
        text: "  'new-stage',\n",
      },
      { file: 'shared/run/steps.ts', before: "  finalise: 'switch',", text: "  'new-stage': 'switch',\n" },
      {
        file: 'renderer/stages/stage-details.ts',
        before: '  finalise: ofJob(',
        text: "  'new-stage': ofJob(() => import('./new-stage/new-stage.tsx')),\n",
      },
      ...['shared/text/en/window.ts', 'shared/text/de/window.ts'].flatMap((file) => [
        {
          file,
          before: "import { inspect } from './window/inspect.ts';",
          text: "import { newStage } from './window/new-stage.ts';\n",
        },
        { file, before: '  inspect,\n', text: '  newStage,\n' },
      ]),
    ],
    files: {
      'renderer/stages/new-stage/new-stage.tsx': `import type { OpenJob } from '../../store/run-store.ts';
import { useOwnWords } from '../../store/words-store.ts';

export default function NewStage({ state }: OpenJob) {
  return useOwnWords().newStage.events(state.lastSeq);
}
`,
      'shared/text/en/window/new-stage.ts': `export const newStage = { events: (count: number) => \`\${String(count)} events.\` };
`,
      'shared/text/de/window/new-stage.ts': `import type { WindowWords } from '../../en/window.ts';

export const newStage: WindowWords['newStage'] = { events: (count) => \`\${String(count)} Ereignisse.\` };
`,
    },
    words: inBoth(
      'steps.ts',
      ["    finalise: 'Finalise',", "    finalise: 'Abschließen',"],
      "    'new-stage': 'New stage',\n",
    ),
  },
  {
    row: 'a call of the window',
    code: [
      {
        file: 'shared/contract/contract.ts',
        before: '    list: call.input(nothing)',
        text: '    count: call.input(nothing).output(count),\n',
      },
      {
        file: 'engine/bridge/bridge.ts',
        before: '      list: os_.jobs.list.handler(',
        text: '      count: os_.jobs.count.handler(async () => (await jobs.list()).length),\n',
      },
    ],
  },
  {
    row: 'a language',
    code: [
      { file: 'renderer/store/words-store.ts', before: "'de'] as const;", text: "'fr', " },
      {
        file: 'renderer/components/frame/language-choice.tsx',
        before: "de: 'Deutsch'",
        text: "fr: 'Français', ",
      },
      {
        file: 'renderer/store/words-store.ts',
        before: '  de: async () => {\n',
        text: `  fr: async () => {
    const { words, own } = await import('./french.ts');
    return { first: words, all: words, own };
  },
`,
      },
    ],
    files: {
      'renderer/store/french.ts': `export { fr as words } from '../../shared/text/fr/words.ts';
export { windowDe as own } from '../../shared/text/de/window.ts';
`,
      'shared/text/fr/words.ts': `import { de } from '../de.ts';
import type { Words } from '../words.ts';

export const fr: Words = { ...de, language: 'fr' };
`,
    },
  },
  {
    row: 'a verb of the command line',
    code: [
      {
        file: 'cli/program.ts',
        before: "  verb('demo', ",
        text: "  verb('new-verb', 'does it').action(does(async () => (await import('./verbs/new-verb.ts')).newVerb));\n",
      },
    ],
    files: {
      'cli/verbs/new-verb.ts': `import { exitCodes } from '../exit-codes.ts';

export async function newVerb(): Promise<number> {
  return exitCodes.done;
}
`,
    },
  },
  {
    row: 'a fault of the demo appliances',
    code: [
      {
        file: 'lab/embedded/faults.ts',
        before: '  backupNeverReady?:',
        text: '  isNew?: boolean | undefined;\n',
      },
      {
        file: 'lab/embedded/faults.ts',
        before: "  {\n    name: 'backup-fails',",
        text: "  { name: 'new-fault', help: 'something new', set: (faults) => (faults.isNew = true) },\n",
      },
    ],
  },
  {
    row: 'a fault of the booted appliances',
    code: [
      {
        file: 'lab/linux/faults.ts',
        before: "  'link-down-old': (lab, isOn)",
        text: "  'new-fault': (lab, isOn) => link(lab, 'old', isOn),\n",
      },
      {
        file: 'lab/linux/faults.ts',
        before: "  'link-down-old': '",
        text: "  'new-fault': 'something new',\n",
      },
    ],
  },
];
