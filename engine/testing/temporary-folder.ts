import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, onTestFinished } from 'vitest';

/**
 * A folder that is there and empty when each test begins, and gone when it has ended. To be called where the tests are declared,
 * before hooks that use it.
 */
export function folderForEach(): string {
  const { folder, make, remove } = temporary();
  beforeEach(make);
  afterEach(remove);
  return folder;
}

/** A folder for all tests of a file, or of a `describe`: gone when the last has ended. To be called as `folderForEach`. */
export function folderForAll(): string {
  const { folder, make, remove } = temporary();
  beforeAll(make);
  afterAll(remove);
  return folder;
}

/** A folder of the test that runs, made now. For helpers that are called in a test or its hooks. */
export function folderOfTest(): string {
  const { folder, make, remove } = temporary();
  make();
  onTestFinished(remove);
  return folder;
}

function temporary() {
  // Its real path, as what works in it says it; short, for some put a socket there.
  const folder = path.join(fs.realpathSync(os.tmpdir()), `handover-test-${randomBytes(6).toString('hex')}`);
  return {
    folder,
    make: () => fs.mkdirSync(folder, { mode: 0o700 }),
    remove: () => fs.rmSync(folder, { recursive: true, force: true }),
  };
}
