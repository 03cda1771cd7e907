import type { CommandResult } from '../../ssh/remote-host.ts';

/**
 * Runs a small script with root's rights on the new appliance: `name` for the record, the script on standard input. A bad
 * end is a result. Throws `reach.*`, `auth.sudo-*`, `appliance.command-timeout`.
 */
export type RunAsRoot = (name: string, script: string) => Promise<CommandResult>;
