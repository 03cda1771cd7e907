import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { root } from '../setup/project.mjs';
import { runQuietly } from '../setup/run-quietly.mjs';

/** How many tools look at the checkout at the same time. */
const checksAtOnce = 2;

/** Runs tools over the checkout, side by side; the output of one is shown when it fails. */
export async function checkStages(checks) {
  const left = [...checks];
  const done = [];
  const work = async () => {
    for (let check = left.shift(); check !== undefined; check = left.shift())
      done.push(await runCheck(check));
  };
  await Promise.all(Array.from({ length: checksAtOnce }, work));
  return done;
}

async function runCheck({ name, argv }) {
  const { exitCode, output, seconds } = await runQuietly(process.execPath, argv);
  const isPassed = exitCode === 0;
  if (!isPassed) process.stdout.write(output);
  report(name, isPassed, seconds);
  return { name, isPassed };
}

/**
 * Runs vitest, shown as it goes; `args` choose a project or files. Counts come from its results file. A file that cannot be
 * loaded, an error outside a test, and a run that ends badly without naming a test count as one failed each: nothing broken
 * may look whole. `isBeside`: other stages run meanwhile, so that what it prints is shown when it has ended.
 */
export async function testStage(name, resultsPath, args, isBeside = false) {
  const reporter = path.join(root, 'build', 'test', 'results-reporter.mjs');
  const vitest = path.join(root, 'node_modules', 'vitest', 'vitest.mjs');
  return countingStage(
    name,
    [vitest, 'run', '--reporter=default', `--reporter=${reporter}`, ...args],
    resultsPath,
    isBeside,
  );
}

/** Runs the specs of the window in a browser, likewise. Where all are skipped, as without a browser, none has failed. */
export async function windowStage(resultsPath, filters) {
  const playwright = path.join(root, 'node_modules', '@playwright', 'test', 'cli.js');
  const args = [playwright, 'test', '-c', 'e2e', '--project=window', ...filters];
  return countingStage('tests of the window', args, resultsPath);
}

async function countingStage(name, args, resultsPath, isBeside = false) {
  const startedAt = performance.now();
  const exitCode = await (isBeside ? showAfterwards : show)(args, { HANDOVER_TEST_RESULTS: resultsPath });
  const results = readResults(resultsPath);
  const failed = [...results.failed];
  const isEmpty = results.passed === 0 && failed.length === 0 && results.skipped.length === 0;
  if (failed.length === 0 && (exitCode !== 0 || isEmpty))
    failed.push({
      file: name,
      name: 'the stage itself',
      reason: `exit code ${exitCode}, and no test failed`,
    });
  report(name, failed.length === 0, (performance.now() - startedAt) / 1000);
  return { ...results, failed };
}

function show(args, env) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
    });
    child.on('error', () => resolve(127));
    child.on('close', (code) => resolve(code ?? 1));
  });
}

async function showAfterwards(args, env) {
  const { exitCode, output } = await runQuietly(process.execPath, args, { env: { ...process.env, ...env } });
  process.stdout.write(output);
  return exitCode;
}

function readResults(resultsPath) {
  if (!fs.existsSync(resultsPath)) return { passed: 0, failed: [], skipped: [] };
  return JSON.parse(fs.readFileSync(resultsPath, 'utf8'));
}

function report(name, isPassed, seconds) {
  console.log(`${name}: ${isPassed ? 'passed' : 'FAILED'} (${seconds.toFixed(1)} s)`);
}
