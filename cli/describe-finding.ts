import type { Finding } from '../shared/run/finding.ts';
import { en } from '../shared/text/en.ts';
import { findingText } from '../shared/text/render.ts';
import { wrap } from './wrap.ts';

/** A finding as lines: what was seen, why it matters, what to do, and whose rule it is. */
export function describeFinding(found: Finding, width: number): string[] {
  const { severity, title, name, seen, why, fix, source } = findingText(en, found);
  const { cli } = en;
  return [
    ...wrap(`${severity}: ${title} [${name}]`, width),
    ...wrap(seen, width, '  '),
    ...wrap(`${cli.why}: ${why}`, width, '  '),
    ...wrap(`${cli.fix}: ${fix}`, width, '  '),
    ...wrap(`${cli.source}: ${source.title}`, width, '  '),
  ];
}
