// Runs bench/window.ts on what was built: `npm run bench:window` builds first.
import { runBench } from './run-bench.mjs';

runBench('window', ['shared', 'bench', 'e2e/testing']);
