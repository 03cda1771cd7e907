import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { eventBodySchema, isDurable, type RunEvent } from '../../shared/run/event.ts';
import type { ProofStatus } from '../../shared/run/proof.ts';
import { MigrationError } from '../errors.ts';

/** What a journal file holds. */
export interface JournalContent {
  readonly events: readonly RunEvent[];
  /** Hash of the last line: what the next one is chained to. */
  readonly lastHash: string;
  /** Length of the part that is whole. */
  readonly wholeBytes: number;
  /** Bytes after it: the line that was being written when the process or the machine died. */
  readonly tornBytes: number;
}

/**
 * The event stream on disk: one JSON object a line, `{"event":…,"hash":…}`, where `hash` is the SHA-256 of the previous
 * hash, a line feed and the event's JSON. A changed, removed or inserted line breaks the chain; lines cut off at the end
 * do not show. A torn last line, without its line feed, is what a crash leaves: it is dropped when the journal is opened.
 */
export class Journal {
  readonly #descriptor: number;
  readonly #path: string;
  #lastHash: string;
  #wholeBytes: number;

  private constructor(path: string, descriptor: number, { lastHash, wholeBytes }: JournalContent) {
    this.#path = path;
    this.#descriptor = descriptor;
    this.#lastHash = lastHash;
    this.#wholeBytes = wholeBytes;
  }

  /**
   * Opens the journal of `jobId` for appending, and makes it where there is none. Returns what it holds, after a torn
   * end was cut off. Throws `local.journal-broken` with the line, or `local.io`.
   */
  static open(path: string, jobId: string): { journal: Journal; content: JournalContent } {
    const content = fs.existsSync(path) ? readJournal(path, jobId) : emptyJournal(jobId);
    try {
      const descriptor = fs.openSync(path, 'a', 0o600);
      if (content.tornBytes > 0) {
        fs.ftruncateSync(descriptor, content.wholeBytes);
        fs.fsyncSync(descriptor);
      }
      return { journal: new Journal(path, descriptor, content), content };
    } catch (error) {
      throw new MigrationError('local.io', { path, detail: String(error) }, { cause: error });
    }
  }

  /** Appends a durable event and waits until it is on the disk; transient ones are passed over. Throws `local.io`. */
  append(event: RunEvent): void {
    if (!isDurable(event)) return;
    const json = JSON.stringify(event);
    const hash = chain(this.#lastHash, json);
    const line = `{"event":${json},"hash":"${hash}"}\n`;
    const lineBytes = Buffer.byteLength(line);
    try {
      if (fs.writeSync(this.#descriptor, line) < lineBytes) throw new Error('the disk took only a part');
      fs.fsyncSync(this.#descriptor);
    } catch (error) {
      this.#dropTornLine();
      throw new MigrationError('local.io', { path: this.#path, detail: String(error) }, { cause: error });
    }
    this.#lastHash = hash;
    this.#wholeBytes += lineBytes;
  }

  /** A part of a line must not stand before the next one: the whole journal would count as broken. */
  #dropTornLine(): void {
    try {
      fs.ftruncateSync(this.#descriptor, this.#wholeBytes);
    } catch {
      // The failure that led here is told; the next opening drops a torn end.
    }
  }

  /** Hash of the last line. */
  get lastHash(): string {
    return this.#lastHash;
  }

  close(): void {
    fs.closeSync(this.#descriptor);
  }
}

/** Reads and checks a journal without changing it. Throws `local.journal-broken` or `local.io`. */
export function readJournal(path: string, jobId: string): JournalContent {
  let text: string;
  try {
    text = fs.readFileSync(path, 'utf8');
  } catch (error) {
    throw new MigrationError('local.io', { path, detail: String(error) }, { cause: error });
  }
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  const events: RunEvent[] = [];
  let lastHash = genesis(jobId);
  for (const [index, line] of whole.split('\n').slice(0, -1).entries()) {
    const broken = (detail: string) =>
      new MigrationError('local.journal-broken', { path, line: index + 1, detail });
    const { event, json, hash } = parseLine(line, broken);
    if (chain(lastHash, json) !== hash) throw broken('the hash does not fit the line before');
    lastHash = hash;
    events.push(event);
  }
  const wholeBytes = Buffer.byteLength(whole);
  return { events, lastHash, wholeBytes, tornBytes: Buffer.byteLength(text) - wholeBytes };
}

function parseLine(
  line: string,
  broken: (detail: string) => MigrationError,
): { event: RunEvent; json: string; hash: string } {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch (error) {
    throw broken(`not JSON: ${String(error)}`);
  }
  const { event, hash } = (parsed ?? {}) as { event?: RunEvent; hash?: unknown };
  if (typeof hash !== 'string' || typeof event?.seq !== 'number' || typeof event.at !== 'string')
    throw broken('not a journal line');
  // The chain is of what stands in the file.
  const json = JSON.stringify(event);
  renameSkipped(event);
  const checked = eventBodySchema.safeParse(event);
  if (!checked.success) throw broken(`not a known event: ${event.type}`);
  const { seq, at } = event;
  // As it was checked: what this version does not know of a sighting is not taken for something seen.
  return { event: { ...checked.data, seq, at }, json, hash };
}

/** 0.1 had a word of its own for a check that nobody made. It counts as what it is called now. */
function renameSkipped(event: object): void {
  const { proof } = event as { proof?: { status?: unknown } };
  if (proof?.status === 'skipped') proof.status = 'could-not-test' satisfies ProofStatus;
}

function emptyJournal(jobId: string): JournalContent {
  return { events: [], lastHash: genesis(jobId), wholeBytes: 0, tornBytes: 0 };
}

/** The first link names the job, so that a journal moved into another job's folder does not fit. */
function genesis(jobId: string): string {
  return chain('handover journal 1', jobId);
}

function chain(previous: string, json: string): string {
  return createHash('sha256').update(`${previous}\n${json}`).digest('hex');
}
