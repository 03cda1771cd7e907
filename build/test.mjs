// `npm test`: type check, lint, formatting, then all tests, last those in a browser. The last line is the count, alone: N passed, N failed, N skipped.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { checkStage, testStage, windowStage } from './test/stages.mjs';
import { mustNotSkip } from './test/must-not-skip.mjs';

const bin = (...parts) => path.join('node_modules', ...parts);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'handover-test-'));

try {
  const checks = [
    await checkStage('type check', bin('typescript', 'bin', 'tsc'), ['-p', 'tsconfig.json', '--noEmit']),
    await checkStage('type check of the window', bin('typescript', 'bin', 'tsc'), [
      '-p',
      'tsconfig.renderer.json',
      '--noEmit',
    ]),
    await checkStage('type check of e2e', bin('typescript', 'bin', 'tsc'), [
      '-p',
      'tsconfig.e2e.json',
      '--noEmit',
    ]),
    await checkStage('lint', bin('eslint', 'bin', 'eslint.js'), ['.', '--max-warnings', '0']),
    await checkStage('formatting', bin('prettier', 'bin', 'prettier.cjs'), [
      '--check',
      '--log-level',
      'warn',
      '.',
    ]),
  ];
  const stages = [];
  // Names of files choose among the tests: those below e2e/ run in a browser.
  const filters = process.argv.slice(2);
  const [inBrowser, others] = [filters.filter(isSpec), filters.filter((filter) => !isSpec(filter))];
  if (filters.length === 0 || others.length > 0)
    stages.push(await testStage(path.join(folder, 'results.json'), others));
  if (filters.length === 0 || inBrowser.length > 0)
    stages.push(await windowStage(path.join(folder, 'window.json'), inBrowser));
  const all = {
    passed: stages.reduce((sum, { passed }) => sum + passed, 0),
    failed: stages.reduce((sum, { failed }) => sum + failed, 0),
    skipped: stages.flatMap(({ skipped }) => skipped),
  };
  const forbidden = process.env.CI === 'true' ? all.skipped.filter(mustNotSkip) : [];

  for (const test of all.skipped) {
    const mark = forbidden.includes(test) ? 'skipped, but may not be' : 'skipped';
    console.log(`${mark}: ${test.file} > ${test.name}: ${test.reason}`);
  }
  const failed = checks.filter((check) => !check.isPassed).length + all.failed + forbidden.length;
  const passed = checks.filter((check) => check.isPassed).length + all.passed;
  const skipped = all.skipped.length - forbidden.length;
  process.exitCode = failed === 0 ? 0 : 1;
  console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}

function isSpec(filter) {
  return /(^|\/)e2e\//.test(filter);
}
