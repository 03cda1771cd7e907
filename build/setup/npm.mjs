/** The npm that called us, else the one on the path: what to spawn, and the first arguments. */
export function npm() {
  const script = process.env.npm_execpath;
  return script?.endsWith('npm-cli.js') ? [process.execPath, script] : ['npm'];
}
