import type { Inspection } from '../engine/index.ts';
import { en } from '../shared/text/en.ts';
import { reasonText } from '../shared/text/render.ts';
import { describeFinding } from './describe-finding.ts';
import { wrap } from './wrap.ts';

/** What a look into a file told, as lines. */
export function describeInspection(file: string, inspection: Inspection, width = 80): string[] {
  const { restorable, sizeBytes, sha256, contentType, limit, findings } = inspection;
  const { format } = en;
  const share = format.percent((sizeBytes / limit.limitBytes) * 100);
  return [
    file,
    `  ${en.verdicts[restorable.kind].word}: ${en.verdicts[restorable.kind].means}`,
    `  ${en.report.size}: ${format.bytesExact(sizeBytes)}, ${share} of ${format.bytes(limit.limitBytes)}`,
    `  ${en.report.sha256}: ${sha256}`,
    `  ${en.cli.content}: ${en.contentTypes[contentType]}`,
    ...restorable.reasons.flatMap((reason) => wrap(reasonText(en, reason), width, '  - ', '    ')),
    ...findings.flatMap((found) => describeFinding(found, width - 2).map((line) => `  ${line}`)),
    '',
  ];
}
