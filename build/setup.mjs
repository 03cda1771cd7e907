// Makes a checkout ready to run: `node build/setup.mjs deps build sshd`. Needs nothing but Node, for it runs before `npm ci`.
import { setUpPackaging } from './setup/packaging.mjs';
import { setUpDependencies } from './setup/deps.mjs';
import { compile } from './setup/compile.mjs';
import { fetchElectronAgain, fetchElectronOnce } from './setup/electron.mjs';
import { installBrowser } from './setup/browser.mjs';
import { installTestTools } from './setup/sshd.mjs';
import { setUpLinuxLab } from './setup/linux-lab.mjs';
import { withLock } from './setup/lock.mjs';
import { requireNode } from './setup/node-version.mjs';

const parts = {
  deps: setUpDependencies,
  build: compile,
  sshd: installTestTools,
  browser: installBrowser,
  electron: fetchElectronOnce,
  'electron-again': fetchElectronAgain,
  packaging: setUpPackaging,
  'linux-lab': setUpLinuxLab,
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !Object.hasOwn(parts, name));
if (wanted.length === 0 || unknown.length > 0) {
  console.error(`usage: node build/setup.mjs ${Object.keys(parts).join('|')} ...`);
  process.exit(2);
}

requireNode();
const isReady = await withLock(async () => {
  for (const name of wanted) {
    if (!(await parts[name]())) return false;
  }
  return true;
});
if (!isReady) process.exit(1);
