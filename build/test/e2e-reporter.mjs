import fs from 'node:fs';
import path from 'node:path';
import { root } from '../setup/project.mjs';

/**
 * Playwright reporter: prints what specs measured, and writes how many passed, and each failed or skipped one with its reason,
 * to the file named by HANDOVER_TEST_RESULTS.
 */
export default class E2eReporter {
  #results = { passed: 0, failed: [], skipped: [] };
  #suite;

  onBegin(_config, suite) {
    this.#suite = suite;
  }

  /** Outside of any test: a spec that cannot be loaded. */
  onError(error) {
    this.#results.failed.push({
      file: 'e2e/',
      name: 'an error outside of any spec',
      reason: firstLine(error),
    });
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
    else if (outcome === 'skipped') this.#results.skipped.push(told(test, skipReason(test)));
    else this.#results.failed.push(told(test, firstLine(test.results.at(-1)?.error)));
  }
}

function told(test, reason) {
  const file = path.relative(root, test.location.file).replaceAll(path.sep, '/');
  return { file, name: test.title, reason };
}

function skipReason(test) {
  return test.annotations.find(({ type }) => type === 'skip')?.description ?? 'no reason given';
}

function firstLine(error) {
  return error?.message?.split('\n', 1)[0] || 'not run to its end';
}
