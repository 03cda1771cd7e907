import { spawn } from 'node:child_process';
import { createDialogue } from '../../ssh/dialogue.ts';
import type { CommandResult, RemoteHost } from '../../ssh/remote-host.ts';
import { Secret } from '../../secret.ts';
import { createScriptedHost } from './scripted-host.ts';

/** This machine, with real processes and real pipes; `folder` goes before the others in PATH. */
export function createLocalHost(
  options: { readonly folder?: string; readonly user?: string } = {},
): RemoteHost {
  const path = `${options.folder === undefined ? '' : `${options.folder}:`}${process.env['PATH'] ?? ''}`;
  return {
    ...createScriptedHost(() => undefined, options.user ?? 'admin'),
    run: async ([program = '', ...args], { stdin, replies, signal }) => {
      const child = spawn(program, args, { env: { ...process.env, PATH: path, LC_ALL: 'C' }, signal });
      const result = { stdout: '', stderr: '' };
      child.stdout.setEncoding('utf8').on('data', (text: string) => (result.stdout += text));
      child.stderr.setEncoding('utf8').on('data', (text: string) => (result.stderr += text));
      // A command that does not read its input is no error.
      child.stdin.on('error', () => undefined);
      if (replies) {
        const hear = createDialogue(replies, child.stdin);
        child.stderr.on('data', (text: string) => hear(Buffer.from(text)));
      }
      if (!replies) child.stdin.end(stdin instanceof Secret ? stdin.reveal() : stdin);
      return new Promise<CommandResult>((resolve) => {
        child.once('error', () => resolve({ exitCode: 127, ...result }));
        child.once('close', (code) => resolve({ exitCode: code ?? -1, ...result }));
      });
    },
  };
}
