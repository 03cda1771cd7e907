#!/usr/bin/env node
import { Command, CommanderError, Option } from 'commander';
import { appVersion, asMigrationError } from '../engine/index.ts';
import { exitCodeOfError, exitCodes } from './exit-codes.ts';
import { print, printError } from './output.ts';
import { describeError } from './describe-error.ts';
import type { RunOptions } from './run-options.ts';
import { check } from './verbs/check.ts';
import { demo, type DemoOptions } from './verbs/demo.ts';
import { doctor, type DoctorOptions } from './verbs/doctor.ts';
import { inspect, type InspectOptions } from './verbs/inspect.ts';
import { jobs } from './verbs/jobs.ts';
import { report, type ReportOptions } from './verbs/report.ts';
import { resume } from './verbs/resume.ts';
import { revert } from './verbs/revert.ts';
import { run } from './verbs/run.ts';

/** The `handover` command: parses arguments, hands them to a verb, and turns its answer into an exit code. */
async function main(): Promise<number> {
  let exitCode: number = exitCodes.done;
  const program = new Command('handover')
    .description('Moves an Endpoint Protector appliance to a new machine, and proves every step.')
    .version(appVersion)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => process.stdout.write(text),
      writeErr: (text) => process.stderr.write(text),
    })
    .showHelpAfterError('(handover --help shows the verbs)')
    .addHelpText('after', exitCodeHelp);

  const finish = (answer: Promise<number>) =>
    answer.then((code) => {
      exitCode = code;
    });

  withRunOptions(program.command('demo').description('migrate between two demo appliances on this machine'))
    .option('--size <megabytes>', 'size of the demo backup in MB', megabytes)
    .action((options: DemoOptions) => finish(demo(options)));
  withRunOptions(
    program
      .command('check')
      .argument('<plan>', 'plan file (YAML)')
      .description('run the preflight only; changes nothing'),
  ).action((plan: string, options: RunOptions) => finish(check(plan, options)));
  withRunOptions(
    program.command('run').argument('<plan>', 'plan file (YAML)').description('start a migration by a plan'),
  )
    .option('--rehearse', 'stop at the hold point: nothing on the old appliance is changed')
    .action((plan: string, options: RunOptions) => finish(run(plan, options)));
  withRunOptions(
    program
      .command('resume')
      .argument('<job>', 'job id or folder')
      .description('go on with a job from where reality stands'),
  )
    .option('--rehearse', 'stop at the hold point')
    .action((job: string, options: RunOptions) => finish(resume(job, options)));
  withRunOptions(
    program
      .command('revert')
      .argument('<job>', 'job id or folder')
      .description('take back what a job did, up to the hold point; after it: print the rollback run sheet'),
  ).action((job: string, options: RunOptions) => finish(revert(job, options)));
  program
    .command('inspect')
    .argument('<file...>', 'backup files')
    .description('look into backup files without a network')
    .option('--target <version>', 'version of the server that should restore it')
    .option('--json', 'one JSON object a file')
    .action((files: string[], options: InspectOptions) => finish(inspect(files, options)));
  program
    .command('report')
    .argument('<job>', 'job id or folder')
    .description('write the report of a job to standard output or a file')
    .addOption(
      new Option('--format <format>', 'form of the report').choices(['html', 'md', 'json']).default('md'),
    )
    .option('--output <file>', 'write to a file instead')
    .action((job: string, options: ReportOptions) => finish(report(job, options)));
  program
    .command('jobs')
    .description('list the jobs on this machine')
    .option('--json', 'one JSON object a job')
    .action((options: { json?: boolean }) => finish(jobs(options)));
  withSecretOptions(
    program
      .command('doctor')
      .argument('<host>', '[user@]address[:port], or a Host of ~/.ssh/config')
      .description('show which operations work on a machine; reads only'),
  )
    .option('--profile <profile>', 'profile id or file', 'endpoint-protector')
    .option('--json', 'one JSON object')
    .action((host: string, options: DoctorOptions) => finish(doctor(host, options)));

  try {
    await program.parseAsync();
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
    const known = asMigrationError(error);
    printError(describeError(known.toRecord(), 'before-hold-point'));
    return exitCodeOfError(known.code);
  }
  return exitCode;
}

const exitCodeHelp = `
Exit codes: 0 done, 1 failed, 2 usage or plan error, 3 blocked by findings, 4 waiting for a
guided step or an answer, 5 could not connect or trust, 130 cancelled.`;

/** What every verb that runs steps understands. */
function withRunOptions(command: Command): Command {
  return withSecretOptions(command)
    .option('--json', 'one event a line on standard output')
    .option('--accept <name...>', 'accept findings by their names')
    .option('--kit <file>', 'write the emergency kit to this file')
    .option('--non-interactive', 'never ask; end with exit code 4 where a person is needed');
}

function withSecretOptions(command: Command): Command {
  return command
    .option(
      '--secrets-file <file>',
      'NAME=value lines: OLD_PASSWORD, NEW_PASSWORD, BACKUP_KEY and others; - for standard input',
    )
    .option('--secrets-fd <number>', 'the same from a file descriptor', Number);
}

function megabytes(text: string): number {
  const value = Number(text);
  if (!(value > 0))
    throw new CommanderError(
      exitCodes.usage,
      'handover.size',
      `error: --size wants a positive number of megabytes, not ${text}`,
    );
  return value;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    print(String(error));
    process.exitCode = exitCodes.failed;
  },
);
