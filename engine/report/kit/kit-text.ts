import type { EnglishWords } from '../../../shared/text/en.ts';
import { plainText } from '../../../shared/text/plain-text.ts';
import type { Secret } from '../../secret.ts';
import type { KitFacts } from './kit-facts.ts';
import { sha256Blank } from './complete-kit.ts';
import { kitLines } from '../../../shared/rules/key/kit-lines.ts';

/** What a kit is for: the whole key, or one of its two halves. */
export type KitPart = 'whole' | keyof EnglishWords['kit']['halves'];

export interface KitContent {
  readonly key: Secret;
  readonly facts: KitFacts;
  readonly part: KitPart;
  readonly words: EnglishWords;
}

/** The facts as they are printed: a label and a value each. */
export function factLines({
  facts,
  words,
}: Pick<KitContent, 'facts' | 'words'>): [label: string, value: string][] {
  const { kit, report, format } = words;
  const or = (text: string) => (text === '' ? kit.unknown : plainText(text));
  return [
    [kit.backup, or(facts.backup)],
    [report.size, facts.sizeBytes === undefined ? kit.unknown : format.bytesExact(facts.sizeBytes)],
    [report.sha256, facts.sha256 ?? sha256Blank],
    [kit.madeOn, or(facts.madeOn)],
    [report.version, or(facts.version)],
    [kit.madeAt, facts.madeAt === '' ? kit.unknown : format.date(facts.madeAt)],
    ...(facts.job === '' ? [] : ([[report.job, plainText(facts.job)]] as [string, string][])),
  ];
}

/** What a kit is called, what it is for, and what stands over its key. */
export function headings({ part, words: { kit } }: Pick<KitContent, 'part' | 'words'>) {
  return part === 'whole' ? kit : kit.halves[part];
}

/** What to do with the key, by heading. */
export function instructions({
  part,
  words: { kit },
}: Pick<KitContent, 'part' | 'words'>): [string, readonly string[]][] {
  const steps: [string, readonly string[]][] = [
    [kit.restoreTitle, kit.restore],
    [kit.verifyTitle, kit.verify],
  ];
  return part === 'whole' ? steps : [[kit.joinTitle, kit.join], ...steps];
}

/** The kit as plain text. `readKitLines` reads the key back from it. */
export function kitText(content: KitContent): string {
  const { key, words } = content;
  const { kit } = words;
  const head = headings(content);
  const facts = factLines(content);
  const width = Math.max(...facts.map(([label]) => label.length)) + 1;
  const text = key.reveal();
  return [
    head.title,
    '',
    head.intro,
    '',
    `${kit.opens}:`,
    ...facts.map(([label, value]) => `  ${`${label}:`.padEnd(width)} ${value}`),
    '',
    `${head.key}:`,
    '',
    ...kitLines(text),
    '',
    kit.reading,
    ...(text.includes(' ') ? [kit.space] : []),
    kit.oldKeys,
    ...instructions(content).flatMap(([title, steps]) => [
      '',
      `${title}:`,
      ...steps.map((step) => `  * ${step}`),
    ]),
    '',
  ].join('\n');
}
