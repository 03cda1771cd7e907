import { execFile, execFileSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { hangMs } from '../../engine/testing/limits.ts';

/** Why no terminal can be driven here, said on standard error; undefined where it can. For `describe.skipIf`. */
export function tmuxIsMissing(): string | undefined {
  try {
    execFileSync('tmux', ['-V'], { stdio: 'ignore' });
    return undefined;
  } catch {
    const reason = 'tmux is not there';
    process.stderr.write(`tests on a terminal are skipped: ${reason}\n`);
    return reason;
  }
}

export interface Terminal {
  /** What stands on the screen now. */
  screen(): string;
  /** The screen and the scrollback above it, with colour codes. */
  colours(): string;
  /** What stands on the screen and in the scrollback above it. */
  everything(): string;
  /** Resolves with the screen once it shows `text`. Rejects with the screen where that takes too long. */
  shows(text: string | RegExp): Promise<string>;
  /** As {@link shows}, the scrollback included: for what may scroll away before anybody looks. */
  showed(text: string | RegExp): Promise<string>;
  /** Types a text as it is. */
  type(text: string): void;
  /** Presses keys by the names that tmux has for them, such as `Enter`, `Up`, `C-c`. */
  press(...keys: string[]): void;
  close(): void;
}

const looked = promisify(execFile);

/** Only what hangs is ended. */
const patienceMs = hangMs / 2;

/** A program on a terminal of its own, by tmux with a private server. `command` is for the shell. */
export function openTerminal(
  command: string,
  options: { readonly columns: number; readonly rows: number; readonly environment: Record<string, string> },
): Terminal {
  const server = `handover-${process.pid}-${Math.random().toString(36).slice(2)}`;
  const tmux = (...args: string[]): string =>
    execFileSync('tmux', ['-L', server, '-f', '/dev/null', ...args], { encoding: 'utf8' });
  const environment = Object.entries(options.environment).flatMap(([name, value]) => [
    '-e',
    `${name}=${value}`,
  ]);
  const size = ['-x', String(options.columns), '-y', String(options.rows)];
  // The shell outlives the command, so that its last words can be read.
  tmux('new-session', '-d', ...size, ...environment, `${command}; echo "exit code $?"; cat`);
  const screen = () => tmux('capture-pane', '-p');
  const waitFor = async (text: string | RegExp, ...from: string[]): Promise<string> => {
    const endMs = performance.now() + patienceMs;
    for (;;) {
      // Not waited for at a stand: the appliances are often in this process.
      const capture = ['-L', server, '-f', '/dev/null', 'capture-pane', '-p', ...from];
      const { stdout: now } = await looked('tmux', capture);
      if (typeof text === 'string' ? now.includes(text) : text.test(now)) return now;
      if (performance.now() > endMs) throw new Error(`the terminal does not show ${String(text)}:\n${now}`);
      await pause(50);
    }
  };
  return {
    screen,
    colours: () => tmux('capture-pane', '-p', '-e', '-S', '-'),
    everything: () => tmux('capture-pane', '-p', '-S', '-'),
    shows: (text) => waitFor(text),
    showed: (text) => waitFor(text, '-S', '-'),
    type: (text) => void tmux('send-keys', '-l', '--', text),
    press: (...keys) => void tmux('send-keys', ...keys),
    close: () => void tmux('kill-server'),
  };
}
