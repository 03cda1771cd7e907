import { z } from 'zod';
import { MigrationError } from '../../errors.ts';
import type { Appliance } from '../appliance.ts';
import type { OperationId } from '../operation.ts';
import type { CommandProfile } from '../profiles/profile-schema.ts';
import { runCommand, unexpectedOutput, type CommandValues } from '../run-command.ts';
import { serverText } from './server-text.ts';

/** Text to be shown. */
export const shownText = z
  .union([z.string(), z.number()])
  .transform((value) => serverText(String(value), 255));
/** A path to be used as it is; one with control characters is refused rather than changed. */
export const exactPath = z.string().regex(/^[^\u0000-\u001f\u007f]+$/, 'not a path');
/** A whole number that is not negative, also as text. */
export const count = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^\d{1,16}$/)
      .transform(Number),
  ])
  .pipe(z.number().int().nonnegative());

/**
 * Runs an automated operation and reads each record of its output by `schema`. Throws what `begin` and `runCommand`
 * throw, and `appliance.output-unexpected` for a record that does not fit.
 */
export async function readRecords<S extends z.ZodType>(
  appliance: Appliance,
  operation: OperationId,
  schema: S,
  signal: AbortSignal,
  values: CommandValues = {},
): Promise<z.output<S>[]> {
  const command = commandOf(appliance, operation);
  const outcome = await runCommand(appliance, operation, command, values, signal);
  if (outcome.kind === 'refused') {
    const { exitCode, detail } = outcome;
    throw new MigrationError(
      'appliance.command-failed',
      { operation, exitCode, output: detail },
      { side: appliance.side },
    );
  }
  return outcome.records.map((record) => {
    const parsed = schema.safeParse(record);
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    const field = issue?.path.map(String).join('.') ?? '';
    const problem = `${field}: ${issue?.message ?? 'does not fit'}`;
    throw unexpectedOutput(appliance, operation, problem, outcome.excerpt);
  });
}

/** The same for an operation with one record. */
export async function readRecord<S extends z.ZodType>(
  appliance: Appliance,
  operation: OperationId,
  schema: S,
  signal: AbortSignal,
  values: CommandValues = {},
): Promise<z.output<S>> {
  const [record] = await readRecords(appliance, operation, schema, signal, values);
  if (record === undefined) throw unexpectedOutput(appliance, operation, 'the output is empty', '');
  return record;
}

/** The command of an automated operation. Throws what `begin` throws. */
export function commandOf(appliance: Appliance, operation: OperationId): CommandProfile {
  const automated = appliance.begin(operation);
  if (automated.how !== 'automated') {
    throw new MigrationError('bug', { detail: `${operation} is not done by a command` });
  }
  return automated;
}
