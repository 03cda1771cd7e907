import { readFile, writeFile } from 'node:fs/promises';
import { stringify } from 'yaml';
import { planSchema, type Plan, type PlanInput } from '../../shared/contract/plan.ts';
import { parseYamlAs } from '../appliance/profiles/yaml-schema.ts';
import { MigrationError } from '../errors.ts';
import { localError } from '../transfer/local-errors.ts';

/** Reads a plan file. Throws `plan.unreadable`, or `plan.invalid` with line, column and field. */
export async function readPlan(path: string): Promise<Plan> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    const detail = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new MigrationError('plan.unreadable', { path, detail }, { cause: error });
  }
  return parsePlan(text, path);
}

/** Reads a plan from text; `path` is only named in errors. */
export function parsePlan(text: string, path: string): Plan {
  const plan = parseYamlAs(planSchema, text, path, 'plan');
  if (namesOneMachine(plan)) {
    const problem =
      'is the same machine as "old"; the new appliance needs an address of its own until the cut-over';
    throw new MigrationError('plan.invalid', { path, line: 1, column: 1, field: 'new.address', problem });
  }
  return plan;
}

/** The commonest mix-up: the same machine under both names. */
export function namesOneMachine({ old, new: fresh }: Pick<Plan, 'old' | 'new'>): boolean {
  return old.address === fresh.address && (old.sshPort ?? 22) === (fresh.sshPort ?? 22);
}

/** A plan as the text of a plan file: what `parsePlan` reads back to an equal plan. */
export function formatPlan(plan: Plan): string {
  return stringify(plan);
}

/**
 * Writes a new plan file, for its owner's eyes. What is left out is left to the defaults. Throws `plan.invalid`, `plan.exists`,
 * `local.*`; nothing is written then.
 */
export async function writeNewPlan(path: string, plan: PlanInput): Promise<void> {
  const text = stringify(plan);
  parsePlan(text, path);
  try {
    await writeFile(path, text, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw await localError(error, path);
    throw new MigrationError('plan.exists', { path }, { cause: error });
  }
}

/** The plan with more findings accepted by name, such as those of `--accept`. */
export function withAccepted(plan: Plan, names: readonly string[]): Plan {
  return names.length === 0 ? plan : { ...plan, accept: [...new Set([...plan.accept, ...names])] };
}
