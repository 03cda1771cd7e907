import fs from 'node:fs';
import {
  findNamedJob,
  handoverHome,
  MigrationError,
  renderReport,
  type ReportFormat,
} from '../../engine/index.ts';
import { exitCodes } from '../exit-codes.ts';
import { print } from '../output.ts';

export interface ReportOptions {
  readonly format: ReportFormat;
  readonly output?: string;
}

/** `handover report JOB`: the report as of now, from the journal. Returns the exit code. */
export async function report(idOrPath: string, options: ReportOptions): Promise<number> {
  const text = await renderReport(findNamedJob(handoverHome(process.env), idOrPath), options.format);
  if (options.output === undefined) {
    print(text);
  } else {
    try {
      fs.writeFileSync(options.output, text, { mode: 0o600 });
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      throw new MigrationError('local.io', { path: options.output, detail }, { side: 'local', cause: error });
    }
    print(options.output);
  }
  return exitCodes.done;
}
