import path from 'node:path';
import { readCa } from '../../client-ca.ts';
import { hashLocal } from '../../transfer/hash-local.ts';
import { isMigrationError } from '../../errors.ts';
import type { StepContext } from '../../run/step.ts';
import { progressReporter } from '../transfer-hooks.ts';

/**
 * Hashes the packages that the plan names (images, patches, licences, clients), so that they can be held against what the vendor
 * publishes of them, and against what is uploaded later. Of an authority its certificate is kept, for the one that the new appliance
 * shows at its final address. One that was hashed before may have been moved since. Throws `local.*` for
 * one that was never read: it would be missing tonight.
 */
export async function hashPackages(context: StepContext): Promise<void> {
  for (const file of context.plan.packages) {
    const name = path.basename(file);
    const onProgress = progressReporter(context, 'preflight', 'hash-local', name);
    try {
      const { sha256, sizeBytes } = await hashLocal(file, { signal: context.signal, onProgress });
      const ca = await readCa(file);
      context.emit({ type: 'package.hashed', name, sizeBytes, sha256, ...(ca && { ca }) });
    } catch (error) {
      const isKnown = context.state.packages.some((hashed) => hashed.name === name);
      if (!isKnown || !isMigrationError(error, 'local.file-missing')) throw error;
    }
  }
}
