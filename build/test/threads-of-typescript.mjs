// For threads that a test starts from sources: Node.js 20 does not run TypeScript. In the main thread Vitest compiles.
import { register } from 'node:module';
import { isMainThread } from 'node:worker_threads';

if (!isMainThread) register('./strip-types.mjs', import.meta.url);
