import fs from 'node:fs';
import path from 'node:path';
import { root } from '../setup/project.mjs';

/**
 * Vitest reporter: writes how many tests passed, and each failed or skipped one with its reason, to the file named by
 * HANDOVER_TEST_RESULTS.
 */
export default class ResultsReporter {
  onTestRunEnd(modules, unhandledErrors) {
    const outside = unhandledErrors.map((error) => ({
      file: 'vitest',
      name: 'an error outside of any test',
      reason: firstLine(error),
    }));
    const results = { passed: 0, failed: outside, skipped: [] };
    for (const module of modules) {
      const file = path.relative(root, module.moduleId).replaceAll(path.sep, '/');
      const tests = [...module.children.allTests()];
      for (const test of tests) count(results, file, test);
      // Broken outside its tests: an import that fails, a hook of the file or of a suite.
      if (!module.ok() && !tests.some((test) => test.result().state === 'failed'))
        results.failed.push({ file, name: 'the file itself', reason: firstLine(module.errors()[0]) });
    }
    fs.writeFileSync(process.env.HANDOVER_TEST_RESULTS, JSON.stringify(results));
  }
}

function count(results, file, test) {
  const { state, note, errors } = test.result();
  const { fullName: name } = test;
  if (state === 'passed') results.passed += 1;
  else if (state === 'failed') results.failed.push({ file, name, reason: firstLine(errors?.[0]) });
  else results.skipped.push({ file, name, reason: note ?? 'no reason given' });
}

function firstLine(error) {
  return error?.message?.split('\n', 1)[0] || 'no reason given';
}
