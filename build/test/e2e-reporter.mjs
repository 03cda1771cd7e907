import fs from 'node:fs';
import path from 'node:path';
import { root } from '../setup/project.mjs';

/**
 * Playwright reporter: prints what specs measured, and writes counts with every skipped spec and its reason to the file
 * named by HANDOVER_TEST_RESULTS.
 */
export default class E2eReporter {
  #results = { passed: 0, failed: 0, skipped: [] };
  #suite;

  onBegin(_config, suite) {
    this.#suite = suite;
  }

  /** Outside of any test: a spec that cannot be loaded. */
  onError() {
    this.#results.failed += 1;
  }

  onEnd() {
    for (const test of this.#suite?.allTests() ?? []) this.#count(test);
    const target = process.env.HANDOVER_TEST_RESULTS;
    if (target !== undefined) fs.writeFileSync(target, JSON.stringify(this.#results));
  }

  printsToStdio() {
    return false;
  }

  #count(test) {
    for (const { type, description } of test.annotations)
      if (type === 'measured') console.log(`  measured: ${test.title}: ${description}`);
    // Not run: the run was ended before.
    const outcome = test.results.length === 0 ? 'unexpected' : test.outcome();
    if (outcome === 'expected') this.#results.passed += 1;
    else if (outcome === 'skipped') this.#results.skipped.push(skipped(test));
    else this.#results.failed += 1;
  }
}

function skipped(test) {
  const file = path.relative(root, test.location.file).replaceAll(path.sep, '/');
  const reason = test.annotations.find(({ type }) => type === 'skip')?.description;
  return { file, name: test.title, reason: reason ?? 'no reason given' };
}
