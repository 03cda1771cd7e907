import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('../..', import.meta.url));
const rooms = ['shared', 'engine', 'cli', 'lab'];

/** A compiled copy of this checkout, for child processes. */
export interface CompiledCheckout {
  /** The compiled form of a source file such as `cli/main.ts`. */
  file(source: string): string;
  remove(): void;
}

/**
 * Compiles the checkout as it is, without type checks, into a folder of its own: what stands in `dist/` may be older, or be
 * replaced while a test runs. Test files are left out, test helpers are not.
 */
export function compileCheckout(): CompiledCheckout {
  const cache = path.join(root, 'node_modules', '.cache');
  fs.mkdirSync(cache, { recursive: true });
  const folder = fs.mkdtempSync(path.join(cache, 'handover-checkout-'));
  const { config } = ts.readConfigFile(path.join(root, 'tsconfig.json'), (file) => ts.sys.readFile(file)) as {
    config: { compilerOptions: object };
  };
  const { options } = ts.convertCompilerOptionsFromJson(
    // One file at a time there is no package.json that says it: the output is a module.
    { ...config.compilerOptions, noEmit: false, module: 'esnext', moduleResolution: 'bundler' },
    root,
  );
  for (const file of rooms.flatMap(sourcesBelow)) {
    const target = path.join(folder, file.replace(/\.ts$/, '.js'));
    fs.mkdirSync(path.dirname(target), { recursive: true });
    const text = fs.readFileSync(path.join(root, file), 'utf8');
    const isCode = file.endsWith('.ts');
    fs.writeFileSync(
      target,
      isCode ? ts.transpileModule(text, { compilerOptions: options, fileName: file }).outputText : text,
    );
  }
  // Its version and its `type`; the modules are found above it.
  fs.copyFileSync(path.join(root, 'package.json'), path.join(folder, 'package.json'));
  return {
    file: (source) => path.join(folder, source.replace(/\.ts$/, '.js')),
    remove: () => fs.rmSync(folder, { recursive: true, force: true }),
  };
}

function sourcesBelow(room: string): string[] {
  return fs
    .readdirSync(path.join(root, room), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|yaml)$/.test(file) && !/\.(test|suite)\.ts$/.test(file))
    .map((file) => path.join(room, file));
}
