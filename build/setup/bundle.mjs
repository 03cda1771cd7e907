import { isBuiltin } from 'node:module';
import path from 'node:path';
import { root } from './project.mjs';

/** What is started or imported by its path in `dist/`. */
export const shippedEntries = [
  'cli/main',
  'lab/main',
  'lab/linux/main',
  'lab/linux/can-boot',
  'lab/linux/image',
  'electron/main',
  'electron/cli-mode',
  'electron/engine-process',
  'electron/find-binary',
  'engine/backup/thread/inspection-thread',
];

/**
 * Bundles the Node side into `folder`: an entry, and whatever is imported when it is called, lies where its source lies; what
 * several of them need is in `parts/`. Packages stay packages. Throws what the bundler finds; types are not checked here.
 */
export async function bundleNodeSide(folder, entries) {
  await write(folder, Object.fromEntries(entries.map((name) => [name, `${name}.ts`])), {
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: ({ facadeModuleId }) =>
      facadeModuleId ? placeOf(facadeModuleId) : 'parts/[name]-[hash].js',
  });
}

/** Bundles the preload script of the desktop window: a sandboxed one must be CommonJS. */
export async function bundlePreload(folder) {
  const output = { format: 'cjs', entryFileNames: '[name].cjs' };
  await write(folder, { 'electron/preload': 'electron/preload.cts' }, output);
}

/** Bundles an entry with the packages that it needs into one file, which runs where nothing else of ours is. Throws what the bundler finds. */
export async function bundleAlone(file, entry) {
  const { rolldown } = await import('rolldown');
  const bundle = await rolldown({ input: `${entry}.ts`, cwd: root, platform: 'node', external: isBuiltin });
  try {
    await bundle.write({ file, format: 'esm' });
  } finally {
    await bundle.close();
  }
}

async function write(folder, input, output) {
  // Not before it is installed.
  const { rolldown } = await import('rolldown');
  const bundle = await rolldown({
    input,
    cwd: root,
    platform: 'node',
    external: (id) => !id.startsWith('.') && !path.isAbsolute(id),
    // No module of ours does anything by being imported but the entries.
    treeshake: { moduleSideEffects: false },
  });
  try {
    await bundle.write({ dir: folder, sourcemap: true, ...output });
  } finally {
    await bundle.close();
  }
}

function placeOf(source) {
  return path.relative(root, source).replaceAll(path.sep, '/').replace(/\.ts$/, '.js');
}
