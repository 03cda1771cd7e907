import { runBench } from './run-bench.mjs';

runBench('inspect');
