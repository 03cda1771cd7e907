import path from 'node:path';
import type { Appliance } from '../appliance.ts';
import { newestFirst } from '../output/list-files.ts';
import type { FilesProfile } from '../profiles/profile-schema.ts';
import { serverText } from '../output/server-text.ts';

const maxLineLength = 500;
const tailBytes = 128 * 1024;

/**
 * The last lines of the appliance's log, made fit to be shown, oldest first. By a folder: of the file that changed last,
 * with its name first. Throws `appliance.*`, `reach.*`, `transfer.*` where it cannot be read.
 */
export async function readLogExcerpt(
  appliance: Appliance,
  { lines }: { readonly lines: number },
  signal: AbortSignal,
): Promise<string[]> {
  const automated = appliance.begin('log-excerpt');
  if (automated.how === 'files') return readNewest(appliance, automated, lines, signal);
  return lastLines(await appliance.run('log-excerpt', { lines: String(lines) }, signal), lines);
}

async function readNewest(
  appliance: Appliance,
  { folder, pattern }: FilesProfile & { readonly folder: string },
  lines: number,
  signal: AbortSignal,
): Promise<string[]> {
  const fits = new RegExp(pattern, 'u');
  const entries = await appliance.host.list(folder, signal);
  const [newest] = newestFirst(entries.filter((entry) => entry.kind === 'file' && fits.test(entry.name)));
  if (!newest) return [];
  const chunks: Buffer[] = [];
  const offsetBytes = Math.max(0, newest.sizeBytes - tailBytes);
  // Bounded: a log that is being written has no end of its own.
  const options = { signal, offsetBytes, lengthBytes: tailBytes };
  for await (const chunk of appliance.host.read(path.posix.join(folder, newest.name), options)) {
    chunks.push(Buffer.from(chunk));
  }
  const text = Buffer.concat(chunks).toString('utf8');
  // The first line of a tail is likely to be half a line.
  const whole = offsetBytes > 0 ? text.slice(text.indexOf('\n') + 1) : text;
  return [serverText(newest.name), ...lastLines(whole, lines)];
}

function lastLines(text: string, lines: number): string[] {
  return text
    .split('\n')
    .map((line) => serverText(line, maxLineLength))
    .filter((line) => line !== '')
    .slice(-lines);
}
