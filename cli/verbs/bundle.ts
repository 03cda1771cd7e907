import fs from 'node:fs/promises';
import { findNamedJob, handoverHome, localError, makeBundle } from '../../engine/index.ts';
import {
  bundleMasks,
  bundleParts,
  type BundleMask,
  type BundlePart,
} from '../../shared/contract/bundle-parts.ts';
import { bundleText } from '../../shared/text/bundle-text.ts';
import { en } from '../../shared/text/en.ts';
import { exitCodes } from '../exit-codes.ts';
import { print } from '../output.ts';
import { say } from '../wrap.ts';

export interface BundleOptions {
  readonly out?: string;
  readonly without?: readonly BundlePart[];
  readonly show?: readonly BundleMask[];
}

/**
 * `handover bundle JOB`: what a bundle for the vendor's Support would hold; with `--out` it is written, for the owner only, and never
 * over a file that is there.
 * Returns the exit code.
 */
export async function bundle(
  idOrPath: string,
  { out, without = [], show = [] }: BundleOptions,
): Promise<number> {
  const job = findNamedJob(handoverHome(process.env), idOrPath);
  const made = await makeBundle(
    job,
    {
      parts: bundleParts.filter((part) => !without.includes(part)),
      masks: bundleMasks.filter((mask) => !show.includes(mask)),
    },
    new Date(),
  );
  for (const line of bundleText(en, made)) say(line);
  for (const { name, sizeBytes } of made.files) print(`  ${name}  ${en.format.bytes(sizeBytes)}`);
  if (out === undefined) {
    say(en.cli.bundleNotWritten);
    return exitCodes.done;
  }
  try {
    await fs.writeFile(out, made.archive, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    throw await localError(error, out);
  }
  say(en.cli.bundleWritten(out, en.format.bytes(made.archive.length)));
  return exitCodes.done;
}
