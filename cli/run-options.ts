import type { Ask } from '../engine/index.ts';
import type { Plan } from '../shared/contract/plan.ts';
import type { RunState } from '../shared/run/run-state.ts';
import { createTerminalAsk } from './ask/terminal.ts';
import { createUnattendedAsk } from './ask/unattended.ts';
import { readSecrets, type SecretsSource } from './secrets-source.ts';
import { createLiveView } from './view/live-view.ts';
import { createPlainView } from './view/plain-view.ts';
import { createJsonView, type RunView } from './view/view.ts';
import { outputWidth, print } from './output.ts';

export interface SecretOptions {
  readonly secretsFile?: string;
  readonly secretsFd?: number;
}

/** What every verb that runs steps understands on the command line. */
export interface RunOptions extends SecretOptions {
  readonly json?: boolean;
  readonly accept?: readonly string[];
  readonly kit?: string;
  readonly nonInteractive?: boolean;
  readonly rehearse?: boolean;
  readonly verbose?: boolean;
}

/** Whether a person sits at this terminal. */
export function isInteractive(options: {
  readonly json?: boolean;
  readonly nonInteractive?: boolean;
}): boolean {
  return (
    process.stdin.isTTY && process.stdout.isTTY && options.json !== true && options.nonInteractive !== true
  );
}

/** The view that fits the terminal and the options: `--verbose` is for reading on, which a picture drawn in place is not. */
export function viewFor(options: RunOptions, isDemo = false): RunView {
  if (options.json === true) return createJsonView(print);
  const isVerbose = options.verbose === true;
  return process.stdout.isTTY && !isVerbose
    ? createLiveView(process.stdout, Date.now, { isDemo })
    : createPlainView({ isVerbose, width: outputWidth(), write: print });
}

/** Who answers: the person at the terminal, else the secrets source and the plan. Given secrets are used before anybody is asked. */
export function askFor(
  options: RunOptions,
  view: RunView,
  plan?: Plan,
  state?: () => RunState | undefined,
): Ask {
  const secrets = secretsOf(options);
  const given = { secrets, kitPath: options.kit };
  return isInteractive(options)
    ? createTerminalAsk({ ...given, view, plan, state })
    : createUnattendedAsk(given);
}

const known = new WeakMap<SecretOptions, SecretsSource>();

/** The secrets that the options name, read once; none where they name none. Throws what `readSecrets` throws. */
export function secretsOf(options: SecretOptions): SecretsSource {
  const secrets = known.get(options) ?? read(options);
  known.set(options, secrets);
  return secrets;
}

function read(options: SecretOptions): SecretsSource {
  const source = options.secretsFile ?? options.secretsFd;
  return source === undefined ? new Map() : readSecrets(source);
}
