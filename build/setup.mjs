// Makes a checkout ready to run: `node build/setup.mjs deps build sshd`. Needs nothing but Node, for it runs before `npm ci`.
import { compile } from './setup/compile.mjs';
import { setUpDependencies, setUpNewestNode, setUpPackaging } from './setup/deps.mjs';
import { fetchElectronAgain, fetchElectronOnce } from './setup/electron.mjs';
import { setUpLinuxLab } from './setup/linux-lab.mjs';
import { withLock } from './setup/lock.mjs';
import { installBrowser, installTestTools } from './setup/tools.mjs';

const parts = {
  deps: setUpDependencies,
  build: compile,
  sshd: installTestTools,
  browser: installBrowser,
  electron: fetchElectronOnce,
  'electron-again': fetchElectronAgain,
  packaging: setUpPackaging,
  'newest-node': setUpNewestNode,
  'linux-lab': setUpLinuxLab,
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !Object.hasOwn(parts, name));
if (wanted.length === 0 || unknown.length > 0) {
  console.error(`usage: node build/setup.mjs ${Object.keys(parts).join('|')} ...`);
  process.exit(2);
}

const oldest = [20, 19];
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < oldest[0] || (major === oldest[0] && minor < oldest[1])) {
  console.error(
    `Handover needs Node ${oldest.join('.')} or newer; this is Node ${process.versions.node} (${process.execPath}).`,
  );
  process.exit(1);
}
const isReady = await withLock(async () => {
  for (const name of wanted) {
    if (!(await parts[name]())) return false;
  }
  return true;
});
if (!isReady) process.exit(1);
