import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { appVersion } from '../engine/index.ts';
import { bundleMasks, bundleParts } from '../shared/contract/bundle-parts.ts';
import { ledgerRowIds } from '../shared/rules/ledger/ledger.ts';
import { parseServerVersion } from '../shared/rules/parse-version.ts';
import type { RunOptions } from './run-options.ts';

/**
 * Verbs, arguments, options and help of the `handover` command. `finish` gets the exit code of the verb that ran. Parsing
 * rejects with a `CommanderError` after it printed what is wrong, and with what the verb throws.
 */
export function createProgram(finish: (exitCode: number) => void): Command {
  const program = new Command('handover')
    .description('Moves an Endpoint Protector appliance to a new machine, and proves every step.')
    .version(appVersion)
    .exitOverride()
    .showHelpAfterError('(handover --help shows the verbs and options)')
    .addHelpText('after', exitCodeHelp);
  const verb = (name: string, description: string) => program.command(name).description(description);
  /** A verb is loaded when it is called; its options are what its own parameters say. */
  const does =
    <Given extends unknown[]>(load: () => Promise<(...given: Given) => Promise<number>>) =>
    async (...given: Given): Promise<void> =>
      finish(await (await load())(...given));

  verb('demo', 'migrate between two demo appliances on this machine')
    .option('--size <megabytes>', 'size of the demo backup in MB', positive)
    .option(
      '--guided',
      'with look-alikes of Endpoint Protector, which lead by cards; at a terminal you answer, with hints',
    )
    .option('--rehearse', rehearseHelp)
    .option('--json', jsonHelp)
    .option('--verbose', verboseHelp)
    .action(does(async () => (await import('./verbs/demo.ts')).demo));
  verb('init', 'make a plan: asks for both machines, tests them, and writes the file')
    .argument('[plan]', 'the new plan file', 'handover.yaml')
    .option('--profile <profile>', 'id or file of the profile of both appliances', 'endpoint-protector')
    .addOption(
      new Option('--no-ssh <side>', 'by the web console alone: nothing is done over SSH there').choices([
        'old',
        'new',
        'both',
      ]),
    )
    .action(does(async () => (await import('./verbs/init.ts')).init));
  const ofPlan = (name: string, description: string) =>
    withRunOptions(verb(name, description).argument('<plan>', 'plan file (YAML)'));
  const ofJob = (name: string, description: string) =>
    withRunOptions(verb(name, description).argument('<job>', jobHelp));
  ofPlan('check', 'connect and check everything; changes nothing').action(
    does(async () => (await import('./verbs/run.ts')).check),
  );
  withWayThrough(ofPlan('run', 'start a migration by a plan')).action(
    does(async () => (await import('./verbs/run.ts')).run),
  );
  withWayThrough(ofJob('resume', 'go on with a job from where reality stands'))
    .option('--forward', 'switch again, where the job is on its way back')
    .action(does(async () => (await import('./verbs/run.ts')).resume));
  ofJob('roll-back', 'roll a job back; after the hold point to the old appliance')
    .alias('revert')
    .action(does(async () => (await import('./verbs/run.ts')).rollBack));
  verb('by-hand', 'print what is left of a job, with real values, to finish it by hand')
    .argument('<job>', jobHelp)
    .option('--back', 'print the rollback run sheet instead: the way back after the old appliance is off')
    .action(does(async () => (await import('./verbs/by-hand.ts')).byHand));
  ofJob('recheck', 'look at the new appliance again, a day or two after the cut-over').action(
    does(async () => (await import('./verbs/run.ts')).recheck),
  );
  verb('probe', 'see from this machine who answers at an address')
    .argument('<address>', 'address that the clients use')
    .option('--expect <fingerprint>', 'host key that should answer there (SHA256:…)', fingerprint)
    .option('--ssh-port <port>', 'SSH port', portNumber, 22)
    .option('--console-port <port>', 'HTTPS port of the console', portNumber, 443)
    .option('--json', 'print one JSON object')
    .action(does(async () => (await import('./verbs/probe.ts')).probe));
  verb('evidence', 'take what "probe" printed elsewhere into the record of a job')
    .argument('<job>', jobHelp)
    .argument('<file>', 'its output; - for standard input')
    .action(does(async () => (await import('./verbs/evidence.ts')).evidence));
  verb('settle', 'say of a row of the ledgers that it is done, also after the end of a job')
    .argument('<job>', jobHelp)
    .addArgument(new Argument('<row>', 'its name, as after "ledger.row-open:"').choices(ledgerRowIds))
    .argument('[value]', 'what you read there')
    .option('--file <file>', 'a file that shows it: it is recorded by its hash')
    .action(does(async () => (await import('./verbs/evidence.ts')).settle));
  verb('inspect', 'look into backup files without a network')
    .argument('<file...>', 'backup files, or folders that hold some')
    .option('--target <version>', 'version of the server that should restore them', serverVersion)
    .option('--made-on <version>', 'version of the server that made them, where you know it', serverVersion)
    .option('--key-prompt', 'ask for the key and try it')
    .option('--key-stdin', 'read the key from standard input and try it')
    .option('--compare', 'compare two backups')
    .option('--hash', 'read all of a huge file that is mostly empty, too')
    .option('--details', 'print everything for each of several files')
    .addOption(new Option('--json', 'print one JSON object a file').conflicts('csv'))
    .option('--csv', 'print one line of CSV a file')
    .option('--strict', 'exit code 3 where one cannot be judged')
    .action(does(async () => (await import('./verbs/inspect.ts')).inspect));
  verb('clients', 'look into an exported list of computers: what they need, and who can move')
    .argument('<csv>', 'the list of the old appliance')
    .option('--new <csv>', 'a later list, of the new appliance: who was seen there since')
    .option('--one-zone', 'both servers show times of one zone, so compare those without a zone too')
    .option('--old-version <version>', 'version of the old appliance')
    .option('--encryption <yes-or-no>', 'whether Enforced Encryption is used', yesOrNo)
    .option('--server <address>', 'address of the new appliance: prints how they are moved there')
    .option('--port <port>', 'its port for clients', portNumber, 443)
    .option('--department <code>', 'department code of these clients, for the line on Windows')
    .option('--json', 'print one JSON object')
    .action(does(async () => (await import('./verbs/clients.ts')).clients));
  const kit = verb('kit', 'make and check emergency kits, which hold the key of a backup');
  const keyStdin = 'read the key from standard input instead of asking for it';
  kit
    .command('verify')
    .description('read a kit back, or a text typed from one; the key is never printed')
    .argument('<file...>', 'kit, typed text, or two halves; - for standard input')
    .option('--backup <file>', 'compare the SHA-256 of this file with that of the kit')
    .action(does(async () => (await import('./verbs/kit.ts')).kitVerify));
  kit
    .command('make')
    .description('write a kit for a backup file; .txt, .html or .pdf by the name')
    .argument('<backup>', 'the backup file')
    .argument('<file>', 'the kit')
    .option('--key-stdin', keyStdin)
    .action(does(async () => (await import('./verbs/kit.ts')).kitMake));
  kit
    .command('split')
    .description('write two halves of a key for two people; neither opens anything alone')
    .argument('<backup>', 'the backup file')
    .argument('<a>', 'the kit of the first person')
    .argument('<b>', 'the kit of the second person')
    .option('--key-stdin', keyStdin)
    .action(does(async () => (await import('./verbs/kit.ts')).kitSplit));
  kit
    .command('join')
    .description('print the key that two halves give, to standard output')
    .argument('<half-a>')
    .argument('<half-b>')
    .action(does(async () => (await import('./verbs/kit.ts')).kitJoin));
  verb('report', 'write the report of a job to standard output or a file')
    .argument('<job>', jobHelp)
    .addOption(
      new Option('--format <format>', 'form of the report').choices(['html', 'md', 'json']).default('md'),
    )
    .option('--output <file>', 'write to this file instead')
    .action(does(async () => (await import('./verbs/report.ts')).report));
  verb('bundle', 'show what Netwrix Support would be sent of a job; --out writes it')
    .argument('<job>', jobHelp)
    .option('--out <file>', 'write it: one .tar.gz, for the owner only')
    .addOption(new Option('--without <part...>', 'leave parts out').choices([...bundleParts]))
    .addOption(new Option('--show <kind...>', 'do not hide these').choices([...bundleMasks]))
    .action(does(async () => (await import('./verbs/bundle.ts')).bundle));
  verb('jobs', 'list the jobs on this machine')
    .option('--archived', 'list those that were archived, too')
    .option('--json', 'print one JSON object a job')
    .action(does(async () => (await import('./verbs/jobs.ts')).jobs));
  verb('archive', 'put a job aside; nothing of it is lost')
    .argument('<job>', jobHelp)
    .option('--undo', 'list it again')
    .action(does(async () => (await import('./verbs/archive.ts')).archive));
  verb('delete', 'delete a job with its files, after saying what goes')
    .argument('<job>', jobHelp)
    .option('--yes', 'do not ask')
    .action(does(async () => (await import('./verbs/delete.ts')).deleteVerb));
  verb('serve', 'open the window in a browser of this computer')
    .option('--port <number>', 'port on 127.0.0.1; any that is free otherwise', portNumber)
    .option('--no-open', 'print the link and open no browser')
    .action(does(async () => (await import('./verbs/serve.ts')).serve));
  withSecretOptions(
    verb('doctor', 'show which operations work on a machine; reads only')
      .argument('<host>', '[user@]address[:port], or a Host of ~/.ssh/config')
      .option('--profile <profile>', 'id or file of the appliance profile', 'endpoint-protector')
      .addOption(
        new Option(
          '--side <side>',
          'what the machine is in a migration: some operations are for one side only',
        )
          .choices(['old', 'new'])
          .default('old'),
      )
      .option('--console', 'open its web console in a window, and show live what is recognised there')
      .addOption(
        new Option('--certificate <sha256>', 'certificate of the console, instead of being asked')
          .argParser(certificate)
          .implies({ console: true }),
      )
      .addOption(
        new Option('--out <file>', 'write what its pages look like, without their values').implies({
          console: true,
        }),
      )
      .option('--json', 'print one JSON object; of a console one for each look'),
  ).action(does(async () => (await import('./verbs/doctor.ts')).doctor));
  return program;
}

const exitCodeHelp = `
Exit codes: 0 done, 1 failed, 2 usage or plan error, 3 blocked by findings,
4 waiting for a guided step or an answer, 5 could not connect or trust,
6 the key opens no backup, 130 stopped on request.`;

const jobHelp = 'id of the job, or a part of it that no other has, or its folder';
const jsonHelp = 'print one event a line, as JSON';
const verboseHelp = 'print a line for every event and every command';
const rehearseHelp = 'stop at the hold point, before anything is switched off';

/** What every verb that runs steps by a plan understands. */
function withRunOptions(command: Command): Command {
  return withSecretOptions(command)
    .hook('preAction', async () => {
      const { acceptProblem } = await import('./accepted-names.ts');
      const problem = acceptProblem(command.opts<RunOptions>().accept ?? []);
      if (problem === undefined) return;
      const [{ wrap }, { outputWidth }] = await Promise.all([import('./wrap.ts'), import('./output.ts')]);
      command.error(wrap(`error: ${problem}`, outputWidth()).join('\n'));
    })
    .option('--accept <name...>', 'accept these findings, each by its name')
    .option('--non-interactive', 'never ask; exit code 4 where a person is needed')
    .option('--json', `${jsonHelp}; never ask`)
    .option('--verbose', verboseHelp);
}

/** What only a run on from the first step understands. */
function withWayThrough(command: Command): Command {
  return command
    .option('--kit <file>', 'write the emergency kit, which holds the key, to this file')
    .option('--rehearse', rehearseHelp);
}

function withSecretOptions(command: Command): Command {
  return command
    .option(
      '--secrets-file <file>',
      'read NAME=value lines: OLD_PASSWORD, NEW_PASSWORD and others; - for standard input',
    )
    .option('--secrets-fd <number>', 'the same from a file descriptor', descriptor);
}

function positive(text: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new InvalidArgumentError('It must be a number above 0.');
  return value;
}

function fingerprint(text: string): string {
  if (!/^SHA256:[A-Za-z0-9+/]{43}$/.test(text))
    throw new InvalidArgumentError(
      'It must be SHA256: and 43 letters, digits or signs, as ssh-keygen -lf prints it.',
    );
  return text;
}

function certificate(text: string): string {
  const plain = text.replaceAll(':', '').toLowerCase();
  if (!/^[\da-f]{64}$/.test(plain))
    throw new InvalidArgumentError('It must be a SHA-256 of 64 hexadecimal digits, with or without colons.');
  return plain;
}

function portNumber(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < 1 || value > 65_535)
    throw new InvalidArgumentError('It must be a port, from 1 to 65535.');
  return value;
}

function serverVersion(text: string): string {
  if (!parseServerVersion(text))
    throw new InvalidArgumentError('It must be the version of a server, such as 2604.0.1.7 or 5.9.4.2.');
  return text;
}

function yesOrNo(text: string): boolean {
  if (text !== 'yes' && text !== 'no') throw new InvalidArgumentError('It must be yes or no.');
  return text === 'yes';
}

function descriptor(text: string): number {
  if (!/^\d+$/.test(text))
    throw new InvalidArgumentError('It must be the number of an open file descriptor.');
  return Number(text);
}
