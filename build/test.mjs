// `npm test`: unit tests and checks first, then all tests, last those in a browser. The last line is the count, alone: N passed, N failed, N skipped.
// `npm run test:long` is the same with the full numbers of random trials, for the night.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { checkStages, testStage, windowStage } from './test/stages.mjs';
import { newestNode } from './setup/deps.mjs';

const bin = (...parts) => path.join('node_modules', ...parts);
const tsc = (config) => [bin('typescript', 'bin', 'tsc'), '-p', config, '--noEmit'];
/** The longest first, so that two at a time end together. */
const checks = [
  { name: 'lint', argv: [bin('eslint', 'bin', 'eslint.js'), '.', '--max-warnings', '0'] },
  { name: 'type check', argv: tsc('tsconfig.json') },
  { name: 'type check of e2e', argv: tsc('tsconfig.e2e.json') },
  { name: 'type check of the window', argv: tsc('tsconfig.renderer.json') },
  {
    name: 'formatting',
    argv: [bin('prettier', 'bin', 'prettier.cjs'), '--check', '--log-level', 'warn', '.'],
  },
];
/** Projects of vitest.config.ts with the workers of each. The first takes seconds. */
const units = { name: 'unit tests', project: 'units', workers: 2 };
const projects = [
  { name: 'tests of the parts', project: 'parts', workers: 2 },
  { name: 'tests in the embedded lab', project: 'lab', workers: 2 },
  ...(newestNode()
    ? [{ name: 'tests of the command on the newest Node', project: 'newest-node', workers: 2 }]
    : []),
];
const withoutNewestNode = {
  passed: 0,
  failed: [],
  skipped: [{ file: 'cli/', name: 'on the newest Node', reason: 'node build/setup.mjs newest-node' }],
};
/** Booted appliances are mostly waited for: they run beside the others, and are shown when they are done. */
const booted = { name: 'tests in the lab on real Linux', project: 'linux-lab', workers: 4 };

const isLong = process.argv.includes('--long');
if (isLong) process.env.HANDOVER_LONG_RUN = 'true';
// Names of files choose among the tests: those below e2e/ run in a browser.
const filters = process.argv.slice(2).filter((argument) => argument !== '--long');
const [inBrowser, others] = [filters.filter(isSpec), filters.filter((filter) => !isSpec(filter))];
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'handover-test-'));

if (filters.length === 0) sayHowLong();
try {
  const runProject = ({ name, project, workers }, isBeside) =>
    testStage(
      name,
      path.join(folder, `${project}.json`),
      [`--project=${project}`, `--maxWorkers=${workers}`],
      isBeside,
    );
  const stages = [];
  if (filters.length === 0) stages.push(await runProject(units, false));
  // A mistake that a check sees shows before anything is booted.
  const checked = await checkStages(checks);
  const beside = filters.length === 0 ? runProject(booted, true) : undefined;
  if (filters.length === 0) for (const project of projects) stages.push(await runProject(project, false));
  if (filters.length === 0 && !newestNode()) stages.push(withoutNewestNode);
  if (others.length > 0) stages.push(await testStage('tests', path.join(folder, 'tests.json'), others));
  if (beside) stages.push(await beside);
  if (filters.length === 0 || inBrowser.length > 0)
    stages.push(await windowStage(path.join(folder, 'window.json'), inBrowser));
  const all = {
    passed: stages.reduce((sum, { passed }) => sum + passed, 0),
    failed: stages.flatMap(({ failed }) => failed),
    skipped: stages.flatMap(({ skipped }) => skipped),
  };
  const forbidden = process.env.CI === 'true' ? all.skipped.filter(mustNotSkip) : [];

  for (const test of all.skipped) {
    const mark = forbidden.includes(test) ? 'skipped, but may not be' : 'skipped';
    console.log(`${mark}: ${test.file} > ${test.name}: ${test.reason}`);
  }
  const brokenChecks = checked.filter((check) => !check.isPassed);
  // Once more at the end: what failed in the midst of so much output is not found there.
  for (const { name } of brokenChecks) console.log(`failed: ${name}`);
  for (const { file, name, reason } of all.failed) console.log(`failed: ${file} > ${name}: ${reason}`);
  const failed = brokenChecks.length + all.failed.length + forbidden.length;
  const passed = checked.length - brokenChecks.length + all.passed;
  const skipped = all.skipped.length - forbidden.length;
  process.exitCode = failed === 0 ? 0 : 1;
  console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}

/** Folders whose tests run everywhere, and so may not be skipped in CI. The lab on real Linux needs what CI may lack. */
function mustNotSkip({ file }) {
  const folders = ['shared/', 'engine/', 'cli/', 'build/', 'electron/', 'lab/embedded/', 'e2e/'];
  // Electron's binary cannot be had everywhere.
  return folders.some((folder) => file.startsWith(folder)) && file !== 'e2e/electron.spec.ts';
}

function isSpec(filter) {
  return /(^|\/)e2e\//.test(filter);
}

function sayHowLong() {
  const usual = isLong
    ? 'hours: it is for the night'
    : 'about half an hour on two cores, and longer on busy ones';
  console.log(`All checks and tests take ${usual}. Unit tests, type check and lint come first.`);
}
