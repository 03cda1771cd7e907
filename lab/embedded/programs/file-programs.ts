import { createHash } from 'node:crypto';
import fs from 'node:fs';
import type { Program, ProgramContext } from './program.ts';
import type { LabMachine } from '../machine.ts';

/** Programs that read files of the machine. */
export const filePrograms: Readonly<Record<string, Program>> = {
  cat: async (args, context) => {
    for (const file of args) await cat(file, context);
    return 0;
  },
  ls: async (args, context) => {
    const files = args.filter((arg) => !arg.startsWith('-'));
    for (const file of files.length > 0 ? files : ['.']) {
      const real = context.files.real(file);
      const names = fs.statSync(real).isDirectory() ? fs.readdirSync(real).sort() : [file];
      if (names.length > 0) await context.stdout(`${names.join('\n')}\n`);
    }
    return 0;
  },
  stat: async (args, context) => {
    const file = args.at(-1) ?? '';
    const kind = fs.statSync(context.files.real(file)).isDirectory() ? 'directory' : 'regular file';
    await context.stdout(`${kind}\n`);
    return 0;
  },
  du: async (args, context) => {
    const folder = args.at(-1) ?? '';
    const files = fs.readdirSync(context.files.real(folder), { recursive: true, encoding: 'utf8' });
    const sizes = files.map((file) => fs.statSync(context.files.real(`${folder}/${file}`)).size);
    const totalBytes = sizes.reduce((sum, size) => sum + size, 0);
    await context.stdout(`${String(Math.ceil(totalBytes / 1024))}\t${folder}\n`);
    return 0;
  },
  sha256sum: async (args, context) => {
    for (const file of args.filter((arg) => !arg.startsWith('-'))) {
      await context.stdout(`${await sha256(context, file)}  ${file}\n`);
    }
    return 0;
  },
};

/** SHA-256 of a file, or of its head. Throws what `node:fs` throws. */
export async function sha256(
  { files, signal }: ProgramContext,
  file: string,
  firstBytes = Infinity,
): Promise<string> {
  const hash = createHash('sha256');
  if (firstBytes > 0) {
    const stream = fs.createReadStream(files.real(file), {
      signal,
      highWaterMark: 1024 * 1024,
      ...(Number.isFinite(firstBytes) && { end: firstBytes - 1 }),
    });
    for await (const chunk of stream) hash.update(chunk as Buffer);
  }
  return hash.digest('hex');
}

async function cat(file: string, context: ProgramContext): Promise<void> {
  const kernelText = kernelFile(file, context.machine);
  if (kernelText !== undefined) {
    await context.stdout(kernelText);
    return;
  }
  const stream = fs.createReadStream(context.files.real(file), { signal: context.signal });
  for await (const chunk of stream) await context.stdout(chunk as Buffer);
}

/** Files that a kernel makes when they are read. */
function kernelFile(file: string, machine: LabMachine): string | undefined {
  switch (file) {
    case '/proc/meminfo':
      return 'MemTotal:        8126464 kB\nMemFree:         5240112 kB\nMemAvailable:    6518332 kB\n';
    case '/proc/uptime':
      return `${machine.uptimeSeconds.toFixed(2)} ${(machine.uptimeSeconds * 3.9).toFixed(2)}\n`;
    case '/proc/loadavg':
      return '0.08 0.11 0.09 1/214 41207\n';
    default:
      return undefined;
  }
}
