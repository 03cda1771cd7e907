import { Command, InvalidArgumentError, Option } from 'commander';
import { appVersion } from '../engine/index.ts';
import type { RunOptions } from './run-options.ts';
import type { DemoOptions } from './verbs/demo.ts';
import type { DoctorOptions } from './verbs/doctor.ts';
import type { InspectOptions } from './verbs/inspect.ts';
import type { KitKeyOptions } from './verbs/kit.ts';
import type { ProbeVerbOptions } from './verbs/probe.ts';
import type { ReportOptions } from './verbs/report.ts';
import type { ServeOptions } from './verbs/serve.ts';

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
  const end = async (answer: Promise<number>) => finish(await answer);

  verb('demo', 'migrate between two demo appliances on this machine')
    .option('--size <megabytes>', 'size of the demo backup in MB', positive)
    .option('--rehearse', rehearseHelp)
    .option('--json', jsonHelp)
    .option('--verbose', verboseHelp)
    .action(async (options: DemoOptions) => end((await import('./verbs/demo.ts')).demo(options)));
  withRunOptions(
    verb('check', 'connect and check everything; changes nothing').argument('<plan>', 'plan file (YAML)'),
  ).action(async (plan: string, options: RunOptions) =>
    end((await import('./verbs/check.ts')).check(plan, options)),
  );
  withKit(withRunOptions(verb('run', 'start a migration by a plan').argument('<plan>', 'plan file (YAML)')))
    .option('--rehearse', rehearseHelp)
    .action(async (plan: string, options: RunOptions) =>
      end((await import('./verbs/run.ts')).run(plan, options)),
    );
  withKit(
    withRunOptions(verb('resume', 'go on with a job from where reality stands').argument('<job>', jobHelp)),
  )
    .option('--rehearse', rehearseHelp)
    .action(async (job: string, options: RunOptions) =>
      end((await import('./verbs/resume.ts')).resume(job, options)),
    );
  withRunOptions(
    verb('revert', 'take a job back; after the hold point a direct switch only').argument('<job>', jobHelp),
  ).action(async (job: string, options: RunOptions) =>
    end((await import('./verbs/revert.ts')).revert(job, options)),
  );
  withRunOptions(
    verb('recheck', 'look at the new appliance again, a day or two after the cut-over').argument(
      '<job>',
      jobHelp,
    ),
  ).action(async (job: string, options: RunOptions) =>
    end((await import('./verbs/recheck.ts')).recheck(job, options)),
  );
  verb('probe', 'see from this machine who answers at an address')
    .argument('<address>', 'address that the clients use')
    .option('--expect <fingerprint>', 'host key that should answer there (SHA256:…)', fingerprint)
    .option('--ssh-port <port>', 'SSH port', portNumber, 22)
    .option('--console-port <port>', 'HTTPS port of the console', portNumber, 443)
    .option('--json', 'print one JSON object')
    .action(async (address: string, options: ProbeVerbOptions) =>
      end((await import('./verbs/probe.ts')).probe(address, options)),
    );
  verb('evidence', 'take what "probe" printed elsewhere into the record of a job')
    .argument('<job>', jobHelp)
    .argument('<file>', 'its output; - for standard input')
    .action(async (job: string, file: string) =>
      end((await import('./verbs/evidence.ts')).evidence(job, file)),
    );
  verb('inspect', 'look into backup files without a network')
    .argument('<file...>', 'backup files, or folders that hold some')
    .option('--target <version>', 'version of the server that should restore them')
    .option('--made-on <version>', 'version of the server that made them, where you know it')
    .option('--key-prompt', 'ask for the key and try it')
    .option('--key-stdin', 'read the key from standard input and try it')
    .option('--compare', 'compare two backups')
    .option('--hash', 'read all of a huge file that is mostly empty, too')
    .option('--details', 'print everything for each of several files')
    .addOption(new Option('--json', 'print one JSON object a file').conflicts('csv'))
    .option('--csv', 'print one line of CSV a file')
    .option('--strict', 'exit code 3 where one cannot be told')
    .action(async (files: string[], options: InspectOptions) =>
      end((await import('./verbs/inspect.ts')).inspect(files, options)),
    );
  const kit = verb('kit', 'make and check emergency kits, which hold the key of a backup');
  const keyStdin = 'read the key from standard input instead of asking for it';
  kit
    .command('verify')
    .description('read a kit back, or a text typed from one; the key is never printed')
    .argument('<file...>', 'kit, typed text, or two halves; - for standard input')
    .option('--backup <file>', 'compare the SHA-256 of this file with that of the kit')
    .action(async (files: string[], options: { backup?: string }) =>
      end((await import('./verbs/kit.ts')).kitVerify(files, options)),
    );
  kit
    .command('make')
    .description('write a kit for a backup file; .txt, .html or .pdf by the name')
    .argument('<backup>', 'the backup file')
    .argument('<file>', 'the kit')
    .option('--key-stdin', keyStdin)
    .action(async (backup: string, file: string, options: KitKeyOptions) =>
      end((await import('./verbs/kit.ts')).kitMake(backup, file, options)),
    );
  kit
    .command('split')
    .description('write two halves of a key for two people; neither opens anything alone')
    .argument('<backup>', 'the backup file')
    .argument('<a>', 'the kit of the first person')
    .argument('<b>', 'the kit of the second person')
    .option('--key-stdin', keyStdin)
    .action(async (backup: string, a: string, b: string, options: KitKeyOptions) =>
      end((await import('./verbs/kit.ts')).kitSplit(backup, a, b, options)),
    );
  kit
    .command('join')
    .description('print the key that two halves give, to standard output')
    .argument('<half-a>')
    .argument('<half-b>')
    .action(async (a: string, b: string) => end((await import('./verbs/kit.ts')).kitJoin(a, b)));
  verb('report', 'write the report of a job to standard output or a file')
    .argument('<job>', jobHelp)
    .addOption(
      new Option('--format <format>', 'form of the report').choices(['html', 'md', 'json']).default('md'),
    )
    .option('--output <file>', 'write to this file instead')
    .action(async (job: string, options: ReportOptions) =>
      end((await import('./verbs/report.ts')).report(job, options)),
    );
  verb('jobs', 'list the jobs on this machine')
    .option('--json', 'print one JSON object a job')
    .action(async (options: { json?: boolean }) => end((await import('./verbs/jobs.ts')).jobs(options)));
  verb('serve', 'open the window in a browser of this computer')
    .option('--port <number>', 'port on 127.0.0.1; any that is free otherwise', portNumber)
    .option('--no-open', 'print the link and open no browser')
    .action(async (options: ServeOptions) => end((await import('./verbs/serve.ts')).serve(options)));
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
      .option('--json', 'print one JSON object'),
  ).action(async (host: string, options: DoctorOptions) =>
    end((await import('./verbs/doctor.ts')).doctor(host, options)),
  );
  return program;
}

const exitCodeHelp = `
Exit codes: 0 done, 1 failed, 2 usage or plan error, 3 blocked by findings,
4 waiting for a guided step or an answer, 5 could not connect or trust,
130 cancelled.`;

const jobHelp = 'id or folder of the job';
const jsonHelp = 'print one event a line, as JSON';
const verboseHelp = 'print a line for every event and every command';
const rehearseHelp = 'stop at the hold point, before anything is switched off';

/** What every verb that runs steps by a plan understands. */
function withRunOptions(command: Command): Command {
  return withSecretOptions(command)
    .option('--accept <name...>', 'accept these findings, each by its name')
    .option('--non-interactive', 'never ask; exit code 4 where a person is needed')
    .option('--json', `${jsonHelp}; never ask`)
    .option('--verbose', verboseHelp);
}

function withKit(command: Command): Command {
  return command.option('--kit <file>', 'write the emergency kit, which holds the key, to this file');
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

function portNumber(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < 1 || value > 65_535)
    throw new InvalidArgumentError('It must be a port, from 1 to 65535.');
  return value;
}

function descriptor(text: string): number {
  if (!/^\d+$/.test(text))
    throw new InvalidArgumentError('It must be the number of an open file descriptor.');
  return Number(text);
}
