// Runs a bench with its arguments on plain Node, from sources: `node bench/run-bench.mjs transfer --pairs 3`.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { bundleNodeSide } from '../build/setup/bundle.mjs';
import { root } from '../build/setup/project.mjs';

const [name, ...args] = process.argv.slice(2);
const cache = path.join(root, 'node_modules', '.cache', 'handover-bench');
/** What is started by its path. */
const started = ['bench/worker', 'engine/backup/thread/inspection-thread'];

fs.rmSync(cache, { recursive: true, force: true });
await bundleNodeSide(cache, [`bench/${name}`, ...started]);
fs.writeFileSync(path.join(cache, 'package.json'), '{ "type": "module" }\n');

const bench = spawn(process.execPath, [path.join(cache, 'bench', `${name}.js`), ...args], {
  stdio: 'inherit',
  env: { ...process.env, HANDOVER_CHECKOUT: root },
});
bench.on('exit', (code) => (process.exitCode = code ?? 1));
// The bench cleans up by itself; a key press reaches it without us.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => bench.kill());
