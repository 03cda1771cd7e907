import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The window's page: `dist/renderer/`, served by the desktop shell and by `handover serve`. */
export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [react()],
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'chrome120',
    // Inlined assets would need `data:` in the policy of the page.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Schemas are checked at the engine's end of the bridge: a page that only needs their types goes without zod.
    rolldownOptions: { treeshake: { manualPureFunctions: ['z'] } },
  },
});
