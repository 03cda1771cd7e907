import type { Finding } from '../../shared/run/finding.ts';
import { en } from '../../shared/text/en.ts';
import { findingText } from '../../shared/text/render.ts';
import type { Words } from '../../shared/text/words.ts';
import { wrap } from '../wrap.ts';

/** A finding as lines: what was seen, its name, why it matters, what to do, and whose rule it is. */
export function describeFinding(found: Finding, width: number, words: Words = en): string[] {
  const { name, why, fix, points, sources } = findingText(words, found);
  const { cli } = words;
  return [
    ...wrap(`${findingHead(found)} [${name}]`, width),
    ...points.flatMap((point) => wrap(`- ${point}`, width, '  ')),
    ...wrap(`${cli.why}: ${why}`, width, '  '),
    ...wrap(`${cli.fix}: ${fix}`, width, '  '),
    ...wrap(`${cli.source}: ${sources.map(({ title }) => title).join('; ')}`, width, '  '),
  ];
}

/** A finding in a sentence. Its title names the check ("Licence is current") and would read as its result. */
export function findingHead(found: Finding): string {
  const { severity, title, seen } = findingText(en, found);
  return `${severity}: ${seen === '' ? title : seen}`;
}
