/** Folders whose tests run everywhere, and so may not be skipped in CI. The lab on real Linux needs what CI may lack. */
const folders = ['shared/', 'engine/', 'cli/', 'build/', 'electron/', 'lab/embedded/'];

export function mustNotSkip({ file }) {
  return folders.some((folder) => file.startsWith(folder));
}
