/** `Handover --cli check plan.yaml` is `handover check plan.yaml`: the command ships inside the app. */
const flag = '--cli';

/**
 * The arguments of this process without `--cli`, where it was called as the command; undefined where it shall open a window.
 * Only switches, which are Chromium's, may stand before the flag: they are left out. In a packaged app the first argument is
 * the first that a person gave; when Electron is handed a script, the script comes before.
 */
export function commandLine(argv: readonly string[], hasScript: boolean): string[] | undefined {
  const first = hasScript ? 2 : 1;
  const at = argv.indexOf(flag, first);
  const isFirst = at >= 0 && argv.slice(first, at).every((argument) => argument.startsWith('--'));
  return isFirst ? [...argv.slice(0, first), ...argv.slice(at + 1)] : undefined;
}

/**
 * Runs the built command in this process and returns its exit code. It is not started as a utility process, for such a
 * process has no standard input: no prompt and no `--secrets-file -` would work.
 */
export async function runCommand(argv: readonly string[]): Promise<number> {
  process.argv = [...argv];
  // Electron would show an error in a window of its own and wait there.
  process.on('uncaughtException', (error) => {
    process.stderr.write(`${error.stack ?? error.message}\n`, () => process.exit(1));
  });
  // Not an import that the arrows know: the shell starts the command as `node dist/cli/main.js` would, and uses nothing of it.
  await import(new URL('../cli/main.js', import.meta.url).href);
  await Promise.all([written(process.stdout), written(process.stderr)]);
  return Number(process.exitCode ?? 0);
}

/** Settles when all that was written has gone out, or cannot: ending the process drops what is still in a pipe. */
function written(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => stream.write('', () => resolve()));
}
