/** Folders whose tests run everywhere, and so may not be skipped in CI. The lab on real Linux needs what CI may lack. */
const folders = ['shared/', 'engine/', 'cli/', 'build/', 'electron/', 'lab/embedded/', 'e2e/'];
/** Electron's binary cannot be had everywhere. */
const excepted = ['e2e/electron.spec.ts'];

export function mustNotSkip({ file }) {
  return folders.some((folder) => file.startsWith(folder)) && !excepted.includes(file);
}
