import path from 'node:path';
import {
  factsOfFile,
  inspectBackup,
  joinKey,
  keyFolderHints,
  readKitText,
  Secret,
  sha256OfKit,
  sideOf,
  splitKey,
  writeKitFile,
  type KitFacts,
} from '../../engine/index.ts';
import { en } from '../../shared/text/en.ts';
import { withCancel } from '../cancel.ts';
import { exitCodes } from '../exit-codes.ts';
import { readGiven, readSecretText } from '../given-text.ts';
import { print, printError } from '../output.ts';
import { say } from '../wrap.ts';

export interface KitKeyOptions {
  readonly keyStdin?: boolean;
}

/** `handover kit make BACKUP FILE`: an emergency kit for a backup that is on this machine already. */
export async function kitMake(backup: string, file: string, options: KitKeyOptions): Promise<number> {
  return withKey(options, async (key, signal) => {
    const facts = factsOfFile(await inspectBackup(backup, { signal }));
    await writeKitFile(file, key, facts, { signal });
    sayWritten(file);
  });
}

/** `handover kit split BACKUP FILE-A FILE-B`: the two-person variant. Neither file holds the key. */
export async function kitSplit(
  backup: string,
  fileA: string,
  fileB: string,
  options: KitKeyOptions,
): Promise<number> {
  return withKey(options, async (key, signal) => {
    const facts: KitFacts = factsOfFile(await inspectBackup(backup, { signal }));
    const { a, b } = splitKey(key);
    try {
      await writeKitFile(fileA, a, facts, { part: 'A', signal });
      sayWritten(fileA);
      await writeKitFile(fileB, b, facts, { part: 'B', signal });
      sayWritten(fileB);
    } finally {
      a.clear();
      b.clear();
    }
  });
}

/**
 * `handover kit verify FILE…`: reads kits back, printed, typed or photographed; `-` is standard input. Two halves are
 * joined too. With a backup its SHA-256 is compared. Exit code 1 where something does not fit. Never prints the key.
 */
export async function kitVerify(
  files: readonly string[],
  options: { readonly backup?: string },
): Promise<number> {
  return withCancel(async (signal) => {
    const texts = files.map((file) => readGiven(file));
    const parts = texts.map((text, at) => readKitText(text, files[at] ?? ''));
    for (const part of parts) {
      const side = sideOf(part);
      say(side === undefined ? en.kit.whole(Array.from(part.reveal()).length) : en.kit.halfWhole(side));
    }
    const [one, other] = parts;
    let isRight = true;
    if (one && other && (sideOf(one) ?? sideOf(other)) !== undefined) {
      const joined = joinKey(one, other);
      say(joined ? en.kit.joined : en.kit.notJoined);
      isRight = joined !== undefined;
      joined?.clear();
    }
    if (options.backup !== undefined) isRight = (await compare(options.backup, texts, signal)) && isRight;
    for (const part of parts) part.clear();
    return isRight ? exitCodes.done : exitCodes.failed;
  });
}

/** `handover kit join FILE-A FILE-B`: prints the key, and nothing else, to standard output. */
export async function kitJoin(fileA: string, fileB: string): Promise<number> {
  const joined = joinKey(readKitText(readGiven(fileA), fileA), readKitText(readGiven(fileB), fileB));
  if (!joined) {
    printError(en.kit.notJoined);
    return exitCodes.failed;
  }
  print(joined.reveal());
  joined.clear();
  return exitCodes.done;
}

async function compare(backup: string, kits: readonly string[], signal: AbortSignal): Promise<boolean> {
  const expected = kits.map(sha256OfKit).find((sha256) => sha256 !== undefined);
  if (expected === undefined) {
    say(en.kit.noHash);
    return false;
  }
  const { sha256 } = await inspectBackup(backup, { signal, hash: 'always' });
  say(sha256 === expected ? en.kit.sameFile(backup) : en.kit.otherFile(backup));
  return sha256 === expected;
}

async function withKey(
  { keyStdin }: KitKeyOptions,
  work: (key: Secret, signal: AbortSignal) => Promise<void>,
): Promise<number> {
  return withCancel(async (signal) => {
    const key = new Secret(await readSecretText(keyStdin === true ? 'stdin' : 'prompt', en.kit.keyPrompt));
    if (key.isEmpty) {
      printError(en.kit.noKey);
      return exitCodes.usage;
    }
    try {
      await work(key, signal);
      return exitCodes.done;
    } finally {
      key.clear();
    }
  });
}

function sayWritten(file: string): void {
  say(en.kit.written(file));
  for (const hint of keyFolderHints(path.dirname(path.resolve(file))))
    say(en.kit.folder(en.folderHints[hint]));
}
