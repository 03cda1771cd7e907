import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { aptInstall, mayInstall } from './tools.mjs';
import { root } from './project.mjs';

/**
 * Makes ready what boots the appliances of lab/linux: Debian packages, and their image (built once, outside the checkout).
 * Needs `build` before it. A computer that cannot do it is named, and that is no failure: the tests say so and are skipped.
 */
export async function setUpLinuxLab() {
  if (!mayInstall()) {
    console.error('set-up: the lab on real Linux needs root on Debian; its tests are skipped');
    return true;
  }
  const compiled = (name) => path.join(root, 'dist', 'lab', 'linux', `${name}.js`);
  if (!fs.existsSync(compiled('can-boot'))) return skipped('it is not compiled');
  const { missingPackages, whyNoLinuxLab } = await import(pathToFileURL(compiled('can-boot')).href);
  const missing = missingPackages();
  if (missing.length > 0 && !(await aptInstall(missing))) return skipped('packages could not be installed');
  const why = whyNoLinuxLab();
  if (why !== undefined) return skipped(why);
  const { imageFolder } = await import(pathToFileURL(compiled('image')).href);
  try {
    await imageFolder((text) => console.error(`set-up: ${text}`));
  } catch (error) {
    return skipped(error.message);
  }
  return true;
}

function skipped(why) {
  console.error(`set-up: tests with booted appliances are skipped: ${why}`);
  return true;
}
