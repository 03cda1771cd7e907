// Module hooks of Node.js: TypeScript without its types, one file at a time. What was stripped is kept, for a test starts many threads.
import { createHash, randomUUID } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';

const cache = path.resolve(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'handover-stripped');

export async function load(url, context, nextLoad) {
  if (!/^file:.*\.ts$/.test(url)) return nextLoad(url, context);
  const text = await fs.readFile(new URL(url), 'utf8');
  const kept = path.join(cache, createHash('sha256').update(text).digest('hex'));
  const source = await fs.readFile(kept, 'utf8').catch(() => strip(text, kept));
  return { format: 'module', source, shortCircuit: true };
}

async function strip(text, kept) {
  const { default: ts } = await import('typescript');
  const compilerOptions = {
    module: ts.ModuleKind.ESNext,
    target: ts.ScriptTarget.ES2023,
    verbatimModuleSyntax: true,
  };
  const source = ts.transpileModule(text, { compilerOptions }).outputText;
  await fs.mkdir(cache, { recursive: true });
  // Several processes may do the same: each writes a file of its own, and all of them hold the same.
  const own = `${kept}.${randomUUID()}`;
  await fs.writeFile(own, source);
  await fs.rename(own, kept);
  return source;
}
