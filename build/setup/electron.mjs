import fs from 'node:fs';
import path from 'node:path';
import { root as checkout } from './project.mjs';
import { runQuietly } from './run-quietly.mjs';

/** What a person on a slow line waits for the desktop window; the window in the browser is there at once. */
const limitSeconds = 300;
/** Roughly that of the releases for all systems. */
const sizeText = 'about 120 MB';

/**
 * Fetches Electron's binary for the desktop window where it is missing: the package has no script that npm would run, but an
 * installer, which checks what it gets against the package's own list of hashes. A failure is remembered and not tried
 * again at each start. Always true: without Electron the window opens in the browser.
 */
export async function fetchElectronOnce() {
  // A test or a build server needs no window, and must not wait for one.
  if (process.env.CI || !hasScreen()) return true;
  await fetchElectron({ root: checkout, environment: process.env });
  return true;
}

/** Tries again, whatever happened before: what `npm run fetch-electron` does. */
export async function fetchElectronAgain() {
  fs.rmSync(stampIn(checkout), { force: true });
  return fetchElectron({ root: checkout, environment: process.env });
}

/**
 * Fetches it into the checkout `root`, unless it is there, somebody names another by `ELECTRON_OVERRIDE_DIST_PATH`, or a try for
 * this version failed before. Mirror and cache are those of the installer's own variables. Whether it is there then.
 */
export async function fetchElectron({ root, environment }) {
  const folder = path.join(root, 'node_modules', 'electron');
  const isThere = () => fs.existsSync(path.join(folder, 'path.txt'));
  if (environment.ELECTRON_OVERRIDE_DIST_PATH || isThere()) return true;
  const { version } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const stamp = stampIn(root);
  if (textOf(stamp) === version) return false;

  const limitMs = Number(environment.HANDOVER_ELECTRON_SECONDS ?? limitSeconds) * 1000;
  console.error(
    `set-up: fetching Electron ${version} (${sizeText}) from ${sourceOf(environment)}, for at most ${limitMs / 1000} s`,
  );
  // Of a download that is ended nothing stays: the installer works in a folder of ours, and unpacks beside its `path.txt`.
  const temporary = path.join(root, 'node_modules', '.handover-electron-download');
  const clear = () => fs.rmSync(temporary, { recursive: true, force: true });
  clear();
  fs.mkdirSync(temporary, { recursive: true });
  const { exitCode, output, seconds } = await runQuietly(
    process.execPath,
    [path.join(folder, 'install.js')],
    {
      cwd: root,
      env: { ...environment, ...proxyOf(environment), TMPDIR: temporary, TEMP: temporary, TMP: temporary },
      timeout: limitMs,
      killSignal: 'SIGKILL',
    },
  );
  clear();
  if (exitCode === 0 && isThere()) {
    console.error(`set-up: Electron fetched in ${seconds.toFixed(1)} s`);
    return true;
  }
  fs.rmSync(path.join(folder, 'dist'), { recursive: true, force: true });
  fs.writeFileSync(stamp, version);
  const reason = seconds * 1000 >= limitMs ? 'it took too long' : reasonIn(output);
  console.error(`set-up: Electron was not fetched: ${reason}. To try again: npm run fetch-electron`);
  return false;
}

function stampIn(root) {
  return path.join(root, 'node_modules', '.handover-no-electron');
}

function textOf(file) {
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : undefined;
}

/** Whether a window can be shown here. */
export function hasScreen() {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  return process.platform !== 'linux' || Boolean(DISPLAY || WAYLAND_DISPLAY);
}

/** In the order in which the installer looks (`@electron/get`, `artifact-utils.js`). */
function sourceOf(environment) {
  return (
    environment.npm_config_electron_mirror ||
    environment.NPM_CONFIG_ELECTRON_MIRROR ||
    environment.npm_package_config_electron_mirror ||
    environment.ELECTRON_MIRROR ||
    'https://github.com/electron/electron/releases'
  );
}

/** The installer looks at proxies only where it is told to, and not at those of npm's configuration. */
function proxyOf(environment) {
  const named = (name, ofNpm) => environment[name] || environment[name.toLowerCase()] || ofNpm;
  const http = named('HTTP_PROXY', environment.npm_config_proxy);
  const https = named('HTTPS_PROXY', environment.npm_config_https_proxy || environment.npm_config_proxy);
  if (!http && !https) return {};
  return {
    ELECTRON_GET_USE_PROXY: 'true',
    ...(http && { HTTP_PROXY: http }),
    ...(https && { HTTPS_PROXY: https }),
  };
}

/** The line of an error's own words, and the one below it that says why, among the lines of its stack. */
function reasonIn(output) {
  const lines = output.split('\n').map((line) => line.trim());
  const said = lines.filter((line) => /^(\[cause\]: )?\w*Error\b.*: /.test(line));
  return said.at(-1)?.replace(/ \{$/, '') ?? 'its installer says no reason';
}
