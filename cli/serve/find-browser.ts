import fs from 'node:fs';
import path from 'node:path';

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
];

/** Where the installers of Chrome, Edge and Chromium put them, if not where `PATH` leads. */
function usualPlaces(platform: NodeJS.Platform, environment: NodeJS.ProcessEnv): string[] {
  if (platform === 'linux')
    return ['/opt/google/chrome/chrome', '/opt/microsoft/msedge/msedge', '/snap/bin/chromium'];
  if (platform === 'darwin') {
    const folders = ['/Applications', path.posix.join(environment['HOME'] ?? '/', 'Applications')];
    return folders.flatMap((folder) =>
      ['Google Chrome', 'Microsoft Edge', 'Chromium'].map(
        (name) => `${folder}/${name}.app/Contents/MacOS/${name}`,
      ),
    );
  }
  if (platform !== 'win32') return [];
  const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap(
    (name) => environment[name] ?? [],
  );
  return roots.flatMap((root) => [
    path.win32.join(root, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
    path.win32.join(root, 'Google', 'Chrome', 'Application', 'chrome.exe'),
    path.win32.join(root, 'Chromium', 'Application', 'chrome.exe'),
  ]);
}

/** What there is to show the window with. */
export type FoundBrowser =
  | { readonly kind: 'browser'; readonly path: string }
  /** `HANDOVER_BROWSER` names what is no program. */
  | { readonly kind: 'misnamed'; readonly path: string }
  /** There is no screen, or no such browser. */
  | { readonly kind: 'none' };

/**
 * The browser that can show the window as an application: that of `HANDOVER_BROWSER`, else Chromium, Chrome or Edge where
 * they usually are.
 */
export function findBrowser(
  environment: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
  isProgram: (file: string) => boolean = canBeRun,
): FoundBrowser {
  if (platform === 'linux' && !environment['DISPLAY'] && !environment['WAYLAND_DISPLAY'])
    return { kind: 'none' };
  const wanted = environment['HANDOVER_BROWSER'];
  if (wanted !== undefined && wanted !== '')
    return { kind: isProgram(wanted) ? 'browser' : 'misnamed', path: wanted };
  const folders = (environment['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
  const onPath =
    platform === 'win32' ? [] : names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  const found = [...onPath, ...usualPlaces(platform, environment)].find(isProgram);
  return found === undefined ? { kind: 'none' } : { kind: 'browser', path: found };
}

function canBeRun(file: string): boolean {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile();
  } catch {
    // Not there, or not for us.
    return false;
  }
}
