import path from 'node:path';
import { root } from './project.mjs';

/** What is started or imported by its path in `dist/`, by others than our own code. */
const entries = [
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
export async function bundleNodeSide(folder) {
  // Not before it is installed.
  const { rolldown } = await import('rolldown');
  const write = async (input, output) => {
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
  };
  await write(Object.fromEntries(entries.map((name) => [name, `${name}.ts`])), {
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: ({ facadeModuleId }) =>
      facadeModuleId ? placeOf(facadeModuleId) : 'parts/[name]-[hash].js',
  });
  // A sandboxed preload must be CommonJS.
  await write(
    { 'electron/preload': 'electron/preload.cts' },
    { format: 'cjs', entryFileNames: '[name].cjs' },
  );
}

function placeOf(source) {
  return path.relative(root, source).replaceAll(path.sep, '/').replace(/\.ts$/, '.js');
}
