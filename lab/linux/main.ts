#!/usr/bin/env node
import { Argument, Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { whyNoLinuxLab } from './can-boot.ts';
import { linuxFaultHelp, linuxFaultNames, linuxFaults, type LinuxFault } from './faults.ts';
import { openLinuxLab, removeLab, startLinuxLab, type LinuxLab, type LinuxLabOptions } from './lab.ts';
import { users } from '../embedded/look-alike/look-alike.ts';
import { addresses, cardOwners, labNames, labSides, type CardOwner, type LabSide } from './layout.ts';

/** The lab of the command line where none is named; tests have others. */
let id = 'cli';

process.exitCode = await main(process.argv);

/** Returns the exit code: 0, 1 where it failed, 2 for a wrong call or a computer that cannot boot the lab. */
async function main(argv: readonly string[]): Promise<number> {
  let exitCode = 0;
  const end = async (work: () => Promise<void>): Promise<void> => {
    const why = whyNoLinuxLab();
    if (why === undefined) return work();
    process.stderr.write(`This computer cannot run it: ${why}\n`);
    exitCode = 2;
  };
  const program = new Command('lab:linux')
    .description('Two appliances that boot a real Debian, in a network of their own. Needs root on Linux.')
    .addOption(
      new Option('--lab <id>', 'which lab, where several run: up to six letters and digits').argParser(labId),
    )
    .hook('preAction', (command) => {
      id = command.opts<{ lab?: string }>().lab ?? id;
    })
    .exitOverride();
  program
    .command('start')
    .description('boot both appliances; a lab that runs is ended first')
    .addOption(
      new Option('--owner <owner>', 'who owns their network cards').choices(cardOwners).default('netplan'),
    )
    .option('--look-alike', 'look-alikes of Endpoint Protector instead of the demo product')
    .action(({ owner, lookAlike }: { owner: CardOwner; lookAlike?: boolean }) =>
      end(() => start(owner, lookAlike ? { look: {} } : undefined)),
    );
  program
    .command('reset')
    .description('end the lab and start it as new')
    .action(() => end(() => withLab(({ owner, new: { look } }) => start(owner, look && { look }))));
  program
    .command('stop')
    .description('end the lab; nothing of it is left')
    .action(() => end(() => removeLab(labNames(id))));
  program
    .command('status')
    .description('tell what runs')
    .action(() => end(() => withLab(tellStatus)));
  program
    .command('power')
    .description('switch an appliance on or off, or pull its cord')
    .addArgument(new Argument('<how>').choices(['on', 'off', 'pull']))
    .addArgument(new Argument('<name>').choices([...labSides]))
    .action((how: string, side: LabSide) => end(() => withLab((lab) => power(lab, how, side))));
  program
    .command('fault')
    .description('switch a fault on or off')
    .addArgument(new Argument('<name>').choices(linuxFaultNames))
    .addArgument(new Argument('[state]').choices(['on', 'off']).default('on'))
    .addHelpText(
      'after',
      `\n${linuxFaultNames.map((name) => `  ${name.padEnd(28)} ${linuxFaultHelp[name]}`).join('\n')}`,
    )
    .action((name: LinuxFault, state: string) =>
      end(() => withLab((lab) => linuxFaults[name](lab, state === 'on'))),
    );
  try {
    await program.parseAsync(argv);
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}

function labId(text: string): string {
  if (!/^[a-z0-9]{1,6}$/.test(text)) throw new InvalidArgumentError('up to six letters and digits');
  return text;
}

async function start(owner: CardOwner, lookAlike: LinuxLabOptions['lookAlike']): Promise<void> {
  const startMs = performance.now();
  const lab = await startLinuxLab({
    id,
    owner,
    isKept: true,
    ...(lookAlike && { lookAlike }),
    say: (text) => process.stdout.write(`${text}\n`),
  });
  process.stdout.write(`Started in ${((performance.now() - startMs) / 1000).toFixed(1)} s.\n`);
  await tellStatus(lab);
}

async function tellStatus(lab: LinuxLab): Promise<void> {
  const lines = labSides.map((side) => {
    const { hostName, hostKey } = lab[side];
    return `${side.padEnd(4)} ${hostName}  ${lab[side].isOn() ? 'on ' : 'off'}  ${hostKey}`;
  });
  const consoles = labSides.flatMap((side) => {
    const { account } = lab[side];
    return account ? [`console of ${side}: ${account.user} with ${account.password}`] : [];
  });
  const laptop = `nsenter --net=/run/netns/${lab.names.namespace('laptop')} --`;
  process.stdout.write(
    [
      ...lines,
      `addresses: old ${addresses.final} (the final one), new ${addresses.temporary}; cards by ${lab.owner}`,
      `log in as root with ${lab.rootKeyFile}, or as ${lab.old.account ? users.ssh : 'admin'} with ${lab.old.adminPassword}`,
      ...consoles,
      `from the laptop: ${laptop} COMMAND`,
      '',
    ].join('\n'),
  );
}

async function power(lab: LinuxLab, how: string, side: LabSide): Promise<void> {
  const machine = lab[side];
  if (how === 'on') machine.powerOn();
  else if (how === 'pull') await machine.pull();
  else if (machine.isOn()) {
    await machine.console(['systemctl', 'poweroff']);
    await machine.waitUntilOff();
  }
}

async function withLab(work: (lab: LinuxLab) => Promise<unknown>): Promise<void> {
  const lab = openLinuxLab(id);
  if (!lab) throw new Error('No lab runs. Begin with: npm run lab:linux -- start');
  await work(lab);
}
