// Runs a bench on plain Node: strips the types of what it needs into a cache folder, no build needed.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const root = path.dirname(import.meta.dirname);
const cache = path.join(root, 'node_modules', '.cache', 'handover-bench');
const compilerOptions = {
  module: ts.ModuleKind.ESNext,
  target: ts.ScriptTarget.ES2023,
  verbatimModuleSyntax: true,
  rewriteRelativeImportExtensions: true,
};

/** Runs `bench/NAME.ts` with the arguments of this process. */
export function runBench(name) {
  fs.rmSync(cache, { recursive: true, force: true });
  for (const room of ['shared', 'engine', 'bench']) strip(room);
  fs.writeFileSync(path.join(cache, 'package.json'), '{ "type": "module" }\n');

  const args = [path.join(cache, 'bench', `${name}.js`), ...process.argv.slice(2)];
  const bench = spawn(process.execPath, args, { stdio: 'inherit' });
  bench.on('exit', (code) => (process.exitCode = code ?? 1));
  // The bench cleans up by itself; a key press reaches it without us.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => bench.kill());
}

function strip(folder) {
  for (const name of fs.readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.ts') || name.endsWith('.test.ts') || name.endsWith('.suite.ts')) continue;
    const source = fs.readFileSync(path.join(root, folder, name), 'utf8');
    const target = path.join(cache, folder, name.replace(/\.ts$/, '.js'));
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.writeFileSync(target, ts.transpileModule(source, { compilerOptions }).outputText);
  }
}
