import fs from 'node:fs';
import path from 'node:path';
import { root } from '../setup/project.mjs';

/** Vitest reporter: counts, and every skipped test with its reason, to the file named by HANDOVER_TEST_RESULTS. */
export default class ResultsReporter {
  onTestRunEnd(modules, unhandledErrors) {
    const results = { passed: 0, failed: unhandledErrors.length, skipped: [] };
    for (const module of modules) {
      const file = path.relative(root, module.moduleId).replaceAll(path.sep, '/');
      const tests = [...module.children.allTests()];
      for (const test of tests) count(results, file, test);
      // Broken outside its tests: an import that fails, a hook of the file or of a suite.
      if (!module.ok() && !tests.some((test) => test.result().state === 'failed')) results.failed += 1;
    }
    fs.writeFileSync(process.env.HANDOVER_TEST_RESULTS, JSON.stringify(results));
  }
}

function count(results, file, test) {
  const { state, note } = test.result();
  if (state === 'passed') results.passed += 1;
  else if (state === 'failed') results.failed += 1;
  else results.skipped.push({ file, name: test.fullName, reason: note ?? 'no reason given' });
}
