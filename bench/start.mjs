// Runs bench/start.ts on what was built: `npm run bench:start` builds first.
import { runBench } from './run-bench.mjs';

runBench('start', ['bench']);
