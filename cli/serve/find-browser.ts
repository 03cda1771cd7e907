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

/** Where the installers of Chrome, Edge and Chromium put them. */
function usualPlaces(platform: NodeJS.Platform, environment: NodeJS.ProcessEnv): string[] {
  if (platform === 'darwin')
    return ['Google Chrome', 'Microsoft Edge', 'Chromium'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  if (platform !== 'win32') return [];
  const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap(
    (name) => environment[name] ?? [],
  );
  return roots.flatMap((root) => [
    path.win32.join(root, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
    path.win32.join(root, 'Google', 'Chrome', 'Application', 'chrome.exe'),
  ]);
}

/**
 * The browser that can show the window as an application: that of `HANDOVER_BROWSER`, else Chromium, Chrome or Edge where
 * they usually are. Undefined where there is none, or nothing to show it on.
 */
export function findBrowser(
  environment: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): string | undefined {
  if (platform === 'linux' && !environment['DISPLAY'] && !environment['WAYLAND_DISPLAY']) return undefined;
  const wanted = environment['HANDOVER_BROWSER'];
  if (wanted !== undefined && wanted !== '') return fs.existsSync(wanted) ? wanted : undefined;
  const folders = (environment['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
  const onPath =
    platform === 'win32' ? [] : names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return [...onPath, ...usualPlaces(platform, environment)].find((file) => fs.existsSync(file));
}
