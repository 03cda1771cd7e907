import { runBench } from './run-bench.mjs';

runBench('transfer');
