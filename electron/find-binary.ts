import fs from 'node:fs';
import path from 'node:path';

/**
 * The Electron binary of a checkout, found without `require('electron')`, which would start a download; undefined where there
 * is none. `ELECTRON_OVERRIDE_DIST_PATH` names another folder, as it does for the package itself.
 */
export function findElectron(
  root: string,
  environment: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
): string | undefined {
  const installed = path.join(root, 'node_modules', 'electron');
  const named = textOf(path.join(installed, 'path.txt')) ?? names[platform] ?? 'electron';
  const folder = environment['ELECTRON_OVERRIDE_DIST_PATH'] || path.join(installed, 'dist');
  const binary = path.join(folder, named);
  return fs.statSync(binary, { throwIfNoEntry: false })?.isFile() ? binary : undefined;
}

const names: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
};

function textOf(file: string): string | undefined {
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8').trim() : undefined;
}
