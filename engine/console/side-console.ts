import path from 'node:path';
import type { ApplianceSide } from '../../shared/run/error-codes.ts';
import type { EventBody } from '../../shared/run/event.ts';
import type { Certificate } from '../../shared/run/facts.ts';
import { consoleUrl } from '../../shared/run/standing/probe-command.ts';
import { systemClock } from '../clock.ts';
import type { Endpoint } from '../cut-over/look/network.ts';
import { asMigrationError, isAbort, isMigrationError } from '../errors.ts';
import { isRestoreBegun, newEndpoint, oldEndpoint } from '../run/endpoints.ts';
import { hashLocal } from '../transfer/hash-local.ts';
import { untilAborted } from '../until-aborted.ts';
import type { Steering } from './bar.ts';
import { cardShown, type Recognised } from './card-shown.ts';
import { keyButtonsOf, labelsOf, type ConsoleRules } from './console-rules.ts';
import { watchConsole, type ConsoleLook } from './console-window.ts';
import type { ConsoleRun } from './console-run.ts';
import type { ConsoleCard } from './consoles.ts';
import { openAt, requireOneOf, type OpenConsole } from './open-console.ts';
import { recognisePage } from './recognise-page.ts';
import { isOneOf, plainSpelling } from './spelling.ts';

/** What is so in the whole run. */
interface Now {
  readonly card: ConsoleCard | undefined;
  /** A key may be on show, and nobody has proved yet that it is kept. */
  readonly isKeyOpen: boolean;
}

const reopenEveryMs = 2_000;
/** More pages than these nobody walks through for one card. */
const mostPages = 500;

/** The console of one side in a run: its window, while there is one, and what was seen and downloaded there. */
export class SideConsole {
  readonly #side: ApplianceSide;
  readonly #run: ConsoleRun;
  readonly #rules: ConsoleRules;
  readonly #now: () => Now;
  readonly #end = new AbortController();
  readonly #waiting = new Set<() => void>();
  /** One thing after the other: two windows of one console are never open. */
  #busy: Promise<void> = Promise.resolve();
  #open: OpenConsole | undefined;
  #look: ConsoleLook = { kind: 'no-page', why: 'loading' };
  /** Pages since the card was told; the last is shown now, where the window shows one. */
  #pages: Recognised[] = [];
  #caught: string[] = [];
  /** Something that is said instead of where the card leads to. */
  #note: string | undefined;
  #hasGivenFile = false;

  constructor(side: ApplianceSide, run: ConsoleRun, now: () => Now) {
    this.#side = side;
    this.#run = run;
    this.#rules = run.rules[side];
    this.#now = now;
  }

  /** Opens the window where there is none, and begins anew: what was seen before belongs to another card. */
  lead(): void {
    this.#pages = [];
    this.#hasGivenFile = false;
    this.#caught = [];
    this.#note = undefined;
    this.#queue();
  }

  steer(): void {
    void this.#open?.window.steer(this.#steering());
  }

  async nextDownload(signal: AbortSignal): Promise<string> {
    if (this.#caught.length > 1) this.#caught = [];
    return this.#until(() => this.#caught.shift(), signal);
  }

  async shown(card: ConsoleCard, signal: AbortSignal): Promise<void> {
    await this.#until(() => this.#tellShown(card), signal);
  }

  async close(): Promise<void> {
    this.#end.abort(new Error('the run is over'));
    await this.#busy;
    await this.#open?.window.close();
    this.#open = undefined;
  }

  #queue(): void {
    this.#busy = this.#busy.then(() => this.#keepOpen());
  }

  /** Never rejects. */
  async #keepOpen(): Promise<void> {
    if (this.#end.signal.aborted) return;
    const { plan, state, browser, words, open } = this.#run;
    const endpoint = this.#side === 'old' ? oldEndpoint(plan, state()) : newEndpoint(plan, state());
    const { address, consolePort: port } = endpoint;
    const isHere = this.#open?.origin === new URL(consoleUrl(address, { console: port })).origin;
    if (isHere && !this.#isAway()) return;
    const accept = async (seen: Certificate): Promise<void> => {
      requireOneOf(this.#known(endpoint), seen, this.#side);
      const before = this.#open;
      this.#open = undefined;
      await before?.window.close();
    };
    try {
      const opened = await openAt(
        { address, port },
        {
          browser,
          bar: { text: words.bar(this.#side, address), side: this.#side },
          labels: labelsOf(this.#rules),
          steering: this.#steering(),
          downloads: {
            folder: this.#run.folder,
            take: (file) => void this.#take(file),
            drop: (name) => this.#say(words.dropped(name)),
          },
          giveFile: () => this.#giveFile(),
          signal: this.#end.signal,
        },
        this.#rules,
        accept,
        open,
      );
      this.#watch(opened);
    } catch (error) {
      // Where another one is shown still, it is tried again; where there is none, everything goes on by the cards.
      if (this.#open || isAbort(error)) return;
      this.#emit({
        type: 'console.ended',
        side: this.#side,
        by: 'not-opened',
        error: asMigrationError(error).toRecord(),
      });
    }
  }

  #watch(opened: OpenConsole): void {
    const { origin, certificateSha256: sha256, window } = opened;
    this.#open = opened;
    this.#look = { kind: 'no-page', why: 'loading' };
    this.#emit({ type: 'console.opened', side: this.#side, origin, sha256 });
    const tell = (look: ConsoleLook): void => {
      if (this.#open === opened) this.#see(look);
    };
    watchConsole(window, tell, this.#end.signal).then(
      (by) => {
        if (this.#open !== opened) return;
        this.#open = undefined;
        this.#emit({ type: 'console.ended', side: this.#side, by });
      },
      () => undefined,
    );
  }

  #see(look: ConsoleLook): void {
    this.#look = look;
    const verdict = look.kind === 'page' ? recognisePage(look.sight, this.#rules) : undefined;
    if (verdict?.kind === 'recognised' && this.#pages.length < mostPages) this.#pages.push(verdict);
    if (this.#isAway()) void this.#comeBack();
    this.steer();
    this.#wake();
  }

  /** A restore or another address may have made another certificate, which the browser refuses. */
  #isAway(): boolean {
    return this.#look.kind === 'no-page' && this.#look.why === 'not-the-console';
  }

  async #comeBack(): Promise<void> {
    const opened = this.#open;
    try {
      while (this.#open === opened && opened && this.#isAway()) {
        await systemClock.sleep(reopenEveryMs, this.#end.signal);
        this.#queue();
        await this.#busy;
      }
    } catch {
      // The run is over.
    }
  }

  /** Certificates that the run knows this side by. That of the old one, at another address, came with the restore. */
  #known({ address, consolePort }: Endpoint): string[] {
    const { plan, state } = this.#run;
    const { old, new: fresh } = state();
    if (this.#side === 'old') return old.certificate ? [old.certificate.sha256] : [];
    const ofOld = oldEndpoint(plan, state());
    const isElsewhere = address !== ofOld.address || consolePort !== ofOld.consolePort;
    const mayBeRestored = isRestoreBegun(state()) && isElsewhere;
    return [fresh.certificate, mayBeRestored ? old.certificate : undefined].flatMap((each) =>
      each ? [each.sha256] : [],
    );
  }

  /** What the page that is shown now is recognised as. */
  #page(): Recognised | undefined {
    if (this.#look.kind !== 'page') return undefined;
    const verdict = recognisePage(this.#look.sight, this.#rules);
    return verdict.kind === 'recognised' ? verdict : undefined;
  }

  #steering(): Steering {
    const { card, isKeyOpen } = this.#now();
    const isMine = card?.side === this.#side;
    return {
      note: card ? this.#noteFor(card, isKeyOpen) : '',
      held: this.#side === 'old' && isKeyOpen ? keyButtonsOf(this.#rules).map(plainSpelling) : [],
      givesFile: isMine && card.operation === 'import',
    };
  }

  #noteFor(card: ConsoleCard, isKeyOpen: boolean): string {
    const { words } = this.#run;
    if (card.side !== this.#side) return words.wrongSide(card.side);
    const wanted = pathOf(card);
    const page = this.#page();
    const lines = [
      page && !this.#isOnWay(page, wanted)
        ? words.wrongPage(wanted, page.menuPath)
        : (this.#note ?? words.leadsTo(wanted)),
      ...(isKeyOpen && card.operation === 'create-backup' ? [words.keyFirst] : []),
      ...(card.operation === 'import' ? [words.givesFile(path.basename(valueOf(card, 'file') ?? ''))] : []),
    ];
    return lines.join('\n');
  }

  #isOnWay({ page }: Recognised, wanted: readonly string[]): boolean {
    const way = this.#rules.pages[page]?.menuPath ?? [];
    return way.length > 0 && way.every((spellings, index) => isOneOf(wanted[index] ?? '', spellings));
  }

  #say(note: string): void {
    this.#note = note;
    this.steer();
  }

  async #take(file: string): Promise<void> {
    try {
      const seen = await hashLocal(file, { signal: this.#end.signal });
      this.#emit({ type: 'console.downloaded', side: this.#side, name: path.basename(file), ...seen });
    } catch {
      return;
    }
    this.#caught.push(file);
    this.#wake();
  }

  /** The verified backup, on the page to which the card leads, as long as it is what it was. */
  async #giveFile(): Promise<string | undefined> {
    const { card } = this.#now();
    if (!card || card.side !== this.#side || card.operation !== 'import') return undefined;
    const look = await this.#open?.window.look(this.#end.signal);
    if (look?.kind !== 'page') return undefined;
    const verdict = recognisePage(look.sight, this.#rules);
    if (verdict.kind !== 'recognised' || !this.#isOnWay(verdict, pathOf(card))) return undefined;
    const [file, sha256] = [valueOf(card, 'file'), valueOf(card, 'file-sha256')];
    if (file === undefined || sha256 === undefined) return undefined;
    const now = await hashLocal(file, { signal: this.#end.signal }).catch(() => undefined);
    if (now?.sha256 !== sha256) {
      this.#say(this.#run.words.fileChanged(path.basename(file)));
      return undefined;
    }
    this.#hasGivenFile = true;
    return file;
  }

  /** Says in the record that the page shows the card to be done; undefined where it does not. */
  #tellShown(card: ConsoleCard): true | undefined {
    const { operation } = card;
    // Of another file than ours it says nothing.
    if (operation === 'import' && !this.#hasGivenFile) return undefined;
    const page = this.#page();
    if (!page || !this.#open) return undefined;
    const row = valueOf(card, 'backup-name');
    const found = cardShown(page, this.#pages, this.#rules, { operation, row });
    if (!found) return undefined;
    const { text, proves } = found;
    const { origin, certificateSha256: sha256 } = this.#open;
    const seen = { side: this.#side, operation, text, proves, origin, sha256 };
    const isTold = this.#emit({
      type: 'console.seen',
      ...seen,
      ...(found.row !== undefined && { row: found.row }),
    });
    return isTold || undefined;
  }

  /** Whether it is in the record. What a server calls things may hold a secret: then nothing is said. */
  #emit(event: EventBody): boolean {
    try {
      this.#run.emit(event);
      return true;
    } catch (error) {
      if (isMigrationError(error, 'record.holds-secret')) return false;
      throw error;
    }
  }

  #wake(): void {
    for (const look of [...this.#waiting]) look();
  }

  async #until<T>(check: () => T | undefined, signal: AbortSignal): Promise<T> {
    let look = (): void => undefined;
    try {
      return await untilAborted<T>([signal], (resolve) => {
        look = () => {
          const value = check();
          if (value === undefined) return;
          this.#waiting.delete(look);
          resolve(value);
        };
        this.#waiting.add(look);
        look();
      });
    } finally {
      this.#waiting.delete(look);
    }
  }
}

function pathOf({ instruction }: ConsoleCard): readonly string[] {
  return 'menuPath' in instruction ? instruction.menuPath : [];
}

function valueOf({ instruction }: ConsoleCard, id: string): string | undefined {
  const values = 'values' in instruction ? (instruction.values ?? []) : [];
  return values.find((value) => value.id === id)?.value;
}
