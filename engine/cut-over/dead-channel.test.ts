import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { CommandResult } from '../ssh/remote-host.ts';
import { TwoMachines } from '../run/testing/two-machines.ts';

/** A machine goes down, or changes its address, and the connection that told it so never hears of its end. */
const never = (): Promise<CommandResult> => new Promise(() => undefined);

/** The vendor's profile, with an address that is changed by a command. */
function profileFile(folder: string): string {
  const shipped = path.resolve(import.meta.dirname, '../appliance/profiles/endpoint-protector.yaml');
  const text = fs
    .readFileSync(shipped, 'utf8')
    .replace('id: endpoint-protector', 'id: changes-by-command')
    .replace(
      /^ {2}change-address:\n(?: {4}.*\n|\n)+/m,
      "  change-address:\n    how: automated\n    command: [set-address, '{address}']\n",
    );
  const file = path.join(folder, 'changes-by-command.yaml');
  fs.writeFileSync(file, text);
  return file;
}

test('nobody waits for the channel of a machine that is gone, or has moved', async () => {
  const both: TwoMachines = new TwoMachines({
    old: {
      commands: (argv) => {
        if (!argv.join(' ').includes('poweroff')) return undefined;
        both.holders.set('192.0.2.10', 'nobody');
        return never();
      },
    },
    new: {
      commands: (argv) => {
        if (argv[0] !== 'set-address') return undefined;
        both.holders.set('192.0.2.10', 'new').delete('192.0.2.20');
        return never();
      },
    },
  });
  const job = both.createJob({
    new: { address: '192.0.2.20', user: 'root', profile: profileFile(both.home), version: '2608' },
  });
  const result = await both.run(job, both.handOver);
  expect(result.error?.toRecord()).toBeUndefined();
  expect(result.outcome).toBe('done');
});
