import confirm from '@inquirer/confirm';
import type { Secret } from '../../engine/index.ts';
import { en } from '../../shared/text/en.ts';

export interface ShowKeyOptions {
  readonly signal: AbortSignal;
  readonly print: (text: string) => void;
}

/** xterm's second screen, which has no scrollback: what stood there is gone when it is left. */
const toSecondScreen = '\u001b[?1049h\u001b[2J\u001b[H';
const toFirstScreen = '\u001b[2J\u001b[H\u001b[?1049l';

/**
 * Shows the key until the admin says that it is saved, on a screen that leaves no trace in the scrollback. A no is asked
 * about once more: it costs the backup. Returns whether the key is saved.
 */
export async function showKey(
  { body, prompt }: { readonly body: readonly string[]; readonly prompt: string },
  key: Secret | undefined,
  { signal, print }: ShowKeyOptions,
): Promise<boolean> {
  const leave = () => process.stdout.write(toFirstScreen);
  process.stdout.write(toSecondScreen);
  process.once('exit', leave);
  try {
    print(['', ...body, '', `      ${key?.reveal() ?? ''}`, ''].join('\n'));
    for (;;) {
      if (await confirm({ message: `${prompt}?`, default: false }, { signal })) return true;
      if (await confirm({ message: en.cli.keyIsLostOtherwise, default: false }, { signal })) return false;
    }
  } finally {
    process.off('exit', leave);
    leave();
    print(en.cli.keyIsCleared);
  }
}
