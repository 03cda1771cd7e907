import type { CommandOptions, CommandResult, RemoteEntry, RemoteHost } from '../../ssh/remote-host.ts';
import { Secret } from '../../secret.ts';
import { MigrationError } from '../../errors.ts';

export interface RanCommand {
  readonly argv: readonly string[];
  readonly stdin: string;
  readonly options: CommandOptions;
}

/** What a command answers: output, an exit code with an error text, or something thrown. */
export type Answer =
  string | { readonly exitCode: number; readonly stderr?: string; readonly stdout?: string } | Error;

export interface ScriptedHost extends RemoteHost {
  readonly ran: RanCommand[];
  /** Files by folder. */
  readonly folders: Map<string, RemoteEntry[]>;
  readonly contents: Map<string, string>;
  readonly written: string[];
  lose(): void;
}

/** A machine whose commands are answered by a function. Commands that it does not know exit with 127. */
export function createScriptedHost(
  answer: (command: string, ran: RanCommand) => Answer | undefined | Promise<Answer | undefined>,
  user = 'admin',
): ScriptedHost {
  const loss = new AbortController();
  const host: ScriptedHost = {
    identity: {
      address: '192.0.2.10',
      port: 22,
      user,
      keyType: 'ssh-ed25519',
      sha256: `SHA256:${'A'.repeat(43)}`,
    },
    connectionLost: loss.signal,
    ran: [],
    folders: new Map(),
    contents: new Map(),
    written: [],
    lose: () => loss.abort(new MigrationError('reach.connection-lost', { address: '192.0.2.10' })),
    run: async (argv, options): Promise<CommandResult> => {
      options.signal.throwIfAborted();
      const stdin = options.stdin instanceof Secret ? options.stdin.reveal() : String(options.stdin ?? '');
      const ran = { argv, stdin, options };
      host.ran.push(ran);
      const given = (await answer(argv.join(' '), ran)) ?? { exitCode: 127, stderr: 'not found' };
      if (given instanceof Error) throw given;
      if (typeof given === 'string') return { exitCode: 0, stdout: given, stderr: '' };
      return { stdout: '', stderr: '', ...given };
    },
    stat: async () => undefined,
    list: async (folder) => {
      const entries = host.folders.get(folder);
      if (!entries) throw new MigrationError('transfer.source-missing', { path: folder });
      return entries;
    },
    read: async function* (path, options) {
      const bytes = Buffer.from(host.contents.get(path) ?? '');
      const start = options.offsetBytes ?? 0;
      yield bytes.subarray(start, start + (options.lengthBytes ?? bytes.length));
    },
    write: async (path) => {
      host.written.push(`write ${path}`);
      throw new Error('not scripted');
    },
    makeFolder: async (folder) => void host.written.push(`makeFolder ${folder}`),
    rename: async (from) => void host.written.push(`rename ${from}`),
    remove: async (path) => void host.written.push(`remove ${path}`),
    freeSpaceBytes: async () => undefined,
    dial: async () => {
      throw new Error('not scripted');
    },
    reconnect: async () => undefined,
    close: async () => undefined,
  };
  return host;
}

/** A file as a folder listing shows it. */
export function fileEntry(name: string, sizeBytes: number, modifiedAt: Date): RemoteEntry {
  return { name, kind: 'file', sizeBytes, modifiedAt, mode: 0o600 };
}
