import fs from 'node:fs/promises';
import {
  findNamedJob,
  handoverHome,
  localError,
  renderReport,
  type ReportFormat,
} from '../../engine/index.ts';
import { exitCodes } from '../exit-codes.ts';
import { print } from '../output.ts';

export interface ReportOptions {
  readonly format: ReportFormat;
  readonly output?: string;
}

/** `handover report JOB`: the report as of now, from the journal, never over a file that is there. Returns the exit code. */
export async function report(idOrPath: string, options: ReportOptions): Promise<number> {
  const text = await renderReport(findNamedJob(handoverHome(process.env), idOrPath), options.format);
  if (options.output === undefined) {
    print(text);
  } else {
    try {
      await fs.writeFile(options.output, text, { mode: 0o600, flag: 'wx' });
    } catch (error) {
      throw await localError(error, options.output);
    }
    print(options.output);
  }
  return exitCodes.done;
}
