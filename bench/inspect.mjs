// Runs bench/inspect.ts.
import { runBench } from './run-bench.mjs';

runBench('inspect', ['shared', 'engine', 'bench']);
