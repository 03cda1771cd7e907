import type { BundlePreview } from '../contract/bundle.ts';
import { bundleMasks } from '../contract/bundle-parts.ts';
import { plainText } from './plain-text.ts';
import { errorText } from './render.ts';
import type { StepId } from '../run/steps.ts';
import type { Words } from './words.ts';

/** What Support asks for first, and what was hidden, a line each. Texts of machines are made safe. */
export function bundleText(
  words: Words,
  { support, masked }: Pick<BundlePreview, 'support' | 'masked'>,
): string[] {
  const { bundle, format, steps } = words;
  const { oldVersion, newVersion, backupSizeBytes, endpoints, error } = support;
  const step = support.step as StepId | undefined; // a step of the record, which the schema of the bundle keeps as text
  const told = (label: string, value: string | undefined) =>
    `${label}: ${plainText(value ?? bundle.notKnown)}`;
  const { what, detail } = error ? errorText(words, error, step ?? 'before-hold-point') : { what: undefined };
  return [
    bundle.intro,
    told(bundle.job, support.jobId),
    told(bundle.oldVersion, oldVersion),
    told(bundle.newVersion, newVersion),
    told(bundle.backupSize, backupSizeBytes === undefined ? undefined : format.bytes(backupSizeBytes)),
    told(bundle.endpoints, endpoints === undefined ? undefined : format.number(endpoints)),
    told(bundle.stoppedIn, step === undefined ? bundle.nowhere : steps[step].title),
    told(bundle.error, error === undefined ? bundle.none : `${error.code}. ${what ?? ''}`),
    ...(detail === undefined ? [] : detail.split('\n').map((line) => `  ${plainText(line)}`)),
    ...bundleMasks.flatMap((kind) => {
      const count = masked[kind];
      return [
        count === undefined ? bundle.shown(bundle.masks[kind]) : bundle.hidden(bundle.masks[kind], count),
      ];
    }),
    bundle.noSecrets,
    bundle.readFirst,
  ];
}
