import { eventBodySchema } from '../../shared/run/event.ts';
import { findingName } from '../../shared/run/finding.ts';
import { handover, type CommandOptions } from './built-command.ts';

/** The names of the warnings that a plan meets, as an admin takes them over from `check --json`. */
export async function warningsOf(
  planPath: string,
  secretsPath: string,
  options: CommandOptions,
): Promise<string[]> {
  const { stdout } = await handover(['check', planPath, '--json', '--secrets-file', secretsPath], options);
  return stdout
    .trim()
    .split('\n')
    .map((line) => eventBodySchema.parse(JSON.parse(line)))
    .flatMap((event) => (event.type === 'findings.replaced' ? event.findings : []))
    .filter((found) => found.severity === 'warning')
    .map(findingName);
}
