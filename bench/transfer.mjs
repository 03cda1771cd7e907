// Runs bench/transfer.ts.
import { runBench } from './run-bench.mjs';

runBench('transfer', ['shared', 'engine', 'bench']);
