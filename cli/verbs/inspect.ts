import { inspectBackup, isMigrationError, type Inspection } from '../../engine/index.ts';
import { withCancel } from '../cancel.ts';
import { describeError } from '../describe-error.ts';
import { describeInspection } from '../describe-inspection.ts';
import { exitCodes } from '../exit-codes.ts';
import { outputWidth, print, printError } from '../output.ts';

export interface InspectOptions {
  readonly target?: string;
  readonly json?: boolean;
}

/** `handover inspect FILE…`: looks into files without a network. Exit code 1 where one of them cannot be restored or read. */
export async function inspect(files: readonly string[], options: InspectOptions): Promise<number> {
  return withCancel(async (signal) => {
    let isEveryOneFine = true;
    for (const file of files) {
      try {
        const inspection = await inspectBackup(file, {
          signal,
          ...(options.target !== undefined && { targetVersion: options.target }),
        });
        isEveryOneFine &&= inspection.restorable.kind !== 'no';
        show(file, inspection, options);
      } catch (error) {
        if (!isMigrationError(error) || error.code === 'run.cancelled') throw error;
        isEveryOneFine = false;
        if (options.json === true) print(JSON.stringify({ file, error: error.toRecord() }));
        else printError(describeError(error.toRecord(), 'outside', outputWidth()));
      }
    }
    return isEveryOneFine ? exitCodes.done : exitCodes.failed;
  });
}

function show(file: string, inspection: Inspection, options: InspectOptions): void {
  if (options.json === true) print(JSON.stringify({ file, ...inspection }));
  else for (const line of describeInspection(file, inspection, outputWidth())) print(line);
}
