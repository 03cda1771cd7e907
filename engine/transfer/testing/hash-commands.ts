import { createHash } from 'node:crypto';
import type { ScriptedCommands } from '../../ssh/testing/memory-host.ts';
import type { MemoryFiles } from '../../ssh/testing/memory-files.ts';

/** Answers the command of `hashRemote` from the files of a memory host, as a machine with openssl would. */
export function hashCommands(files: () => MemoryFiles): ScriptedCommands {
  return ([shell, flag, , , path = '', firstBytes = '']) => {
    if (shell !== 'sh' || flag !== '-c') return undefined;
    const content = files().content(path);
    if (!content) return { exitCode: 66, stdout: '', stderr: '' };
    const head = firstBytes === '' ? content : content.subarray(0, Number(firstBytes));
    const sha256 = createHash('sha256').update(head).digest('hex');
    return { exitCode: 0, stdout: `openssl ${sha256} *stdin\n`, stderr: '' };
  };
}
