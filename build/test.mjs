// `npm test`: type check, lint, formatting, then all tests. The last line is the count, alone: N passed, N failed, N skipped.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { checkStage, testStage } from './test/stages.mjs';
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
    await checkStage('lint', bin('eslint', 'bin', 'eslint.js'), ['.', '--max-warnings', '0']),
    await checkStage('formatting', bin('prettier', 'bin', 'prettier.cjs'), [
      '--check',
      '--log-level',
      'warn',
      '.',
    ]),
  ];
  const tests = await testStage(path.join(folder, 'results.json'), process.argv.slice(2));
  const forbidden = process.env.CI === 'true' ? tests.skipped.filter(mustNotSkip) : [];

  for (const test of tests.skipped) {
    const mark = forbidden.includes(test) ? 'skipped, but may not be' : 'skipped';
    console.log(`${mark}: ${test.file} > ${test.name}: ${test.reason}`);
  }
  const failed = checks.filter((check) => !check.isPassed).length + tests.failed + forbidden.length;
  const passed = checks.filter((check) => check.isPassed).length + tests.passed;
  const skipped = tests.skipped.length - forbidden.length;
  process.exitCode = failed === 0 ? 0 : 1;
  console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}
