import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Secret, type Ask } from '../../../engine/index.ts';
import type { Instruction, KnownValueId, ToldInstruction } from '../../../shared/run/facts.ts';
import type { RunEvent } from '../../../shared/run/event.ts';
import type { QuestionOf } from '../../../shared/run/question.ts';
import { en } from '../../../shared/text/en.ts';
import { instructionText } from '../../../shared/text/words.ts';
import type { LabSide } from '../faults.ts';
import { migrateAction, refusedBackup, savedIt } from '../look-alike/pages.ts';
import type { LabClient } from '../product.ts';
import { ConsoleVisitor } from './console-visitor.ts';
import { createDemoAdmin, type DemoAdminOverrides } from './demo-admin.ts';
import type { LabInSight } from './lab-in-sight.ts';

/**
 * What a person does at the web consoles of two look-alikes, who does what the cards say and nothing else: goes where a card leads,
 * types what it shows, and presses what it names or what a form offers alone.
 */
export interface DemoHands {
  /** Does what a card of the run asks for, as soon as it is shown. */
  onEvent(event: RunEvent): void;
  /** Resolves when they have done what the cards so far ask for. */
  rest(): Promise<void>;
  /** The file that a person downloads, once it is there; undefined where the consoles have none. Throws where the lab has closed. */
  download(question: QuestionOf<'hand-over-file'>): Promise<string | undefined>;
  /** Does what the rows of the vendor's ledger ask for, as far as the consoles have pages for it. */
  settle(question: QuestionOf<'settle-rows'>): Promise<void>;
  /** What could not be done as it was said, by operation. */
  readonly problems: ReadonlyMap<string, string>;
  /** Puts everything down and removes what was downloaded. May be called twice. */
  close(): void;
}

/** A card as the admin reads it. */
type Card = Instruction;
type Deed = (card: Card, visitor: ConsoleVisitor, side: LabSide, told: ToldInstruction) => Promise<void>;

const pollMs = 100;
/** Longer no demo waits for its clients: those that are missing are shown as such. */
const clientsWithinMs = 15_000;
/** Longer no console of the lab takes over anything. */
const consoleWithinMs = 60_000;

/** Hands that work at the consoles of `lab`, whose appliances are look-alikes. What they see of a key goes into the notebook. */
export function createDemoHands(lab: LabInSight): DemoHands {
  const { epp } = lab;
  if (!epp) throw new Error('these appliances have no console to work at');
  const downloads = fs.mkdtempSync(path.join(os.tmpdir(), 'handover-demo-downloads-'));
  const end = new AbortController();
  const problems = new Map<string, string>();
  // As they were written down when the machines were set up: after a restore it is the old one that counts.
  const accounts = { old: epp.old.account, new: epp.new.account };
  const visitor = (side: LabSide, known: readonly LabSide[]): ConsoleVisitor =>
    new ConsoleVisitor(
      () => lab[side].endpoint,
      () => known.map((each) => accounts[each]),
      end.signal,
    );
  const visitors = { old: visitor('old', ['old']), new: visitor('new', ['new', 'old']) };
  let made: string | undefined;
  let letInAt: string | undefined;
  /** How many had moved when a later list was asked for. */
  let cameBefore: number | 'uncompared' | undefined;
  /** Who was told to move; empty where all come at once. */
  const moving = new Set<string>();
  let busy: Promise<unknown> = Promise.resolve();

  /** Looks again until something is so, while a console restarts too. */
  const until = async (
    look: () => Promise<boolean>,
    what: string,
    withinMs = consoleWithinMs,
  ): Promise<void> => {
    const endMs = performance.now() + withinMs;
    while (!(await look().catch(() => false))) {
      if (performance.now() > endMs) throw new Error(`still not: ${what}`);
      await sleep(pollMs, undefined, { signal: end.signal });
    }
  };

  const deeds: Readonly<Record<string, Deed>> = {
    'create-backup': async (card, console) => {
      if (made !== undefined) return;
      const name = valueOf(card, 'backup-name');
      await console.walk(card.menuPath);
      if (!card.menuPath.includes('Create')) await console.press('Create');
      await console.submit({ name, description: 'migration' });
      if (console.key === undefined) throw new Error('no key is shown');
      made = name;
      lab.notebook.set(name, console.key);
    },
    'client-communication-off': (card, console) => switchClients(card, console, {}),
    'client-communication-on': async (card, console, side) => {
      await switchClients(card, console, { communication: 'on' });
      if (side === 'new') letInAt = new Date().toISOString();
    },
    import: async (card, console) => {
      const file = valueOf(card, 'file');
      await console.walk(card.menuPath);
      const chosen = new File([await fs.promises.readFile(file)], path.basename(file));
      await console.submit({ file: chosen, key: [...lab.notebook.values()].at(-1) ?? '' });
      if (console.shows(refusedBackup)) throw new Error(refusedBackup);
    },
    'import-state': (card, console) =>
      until(async () => {
        await console.walk(card.menuPath);
        return lab.new.product.importStatus.state === 'done';
      }, 'the import is over'),
    'move-pilot': moveClients,
    'move-rest': moveClients,
    'power-off': async (card, console) => {
      const isNamed = namesIn(card, 'Shutdown') && lab.old.isAnswering;
      if (!isNamed) return lab.old.powerOff();
      await console.walk(card.menuPath);
      await console.press('Shutdown');
    },
    'power-on': () => (lab.old.power === 'on' ? lab.old.plug() : lab.old.powerOn()),
    // What is done in the hypervisor.
    'let-go': () => lab.new.unplug(),
    'isolate-old': () => lab.old.unplug(),
    'swap-networks': () =>
      until(() => Promise.resolve(lab.new.scheduleMove(lab.final)), 'the address is free'),
    'change-address': async (card, console) => {
      const address = valueOf(card, 'address');
      if (epp.new.look.addressAt === 'wizard') {
        if (epp.new.setupPassword !== undefined) throw new Error('the wizard asks for a password');
        await until(() => Promise.resolve(lab.new.scheduleMove(lab.final)), 'the address is free');
        return;
      }
      // The lab's network gives an address to one machine at a time.
      await until(async () => {
        await console.walk(card.menuPath);
        await console.press('Save', { address, gateway: valueOf(card, 'gateway') });
        return console.shows('Changes have been saved!');
      }, 'the address is free');
    },
  };

  async function switchClients(
    card: Card,
    console: ConsoleVisitor,
    fields: Readonly<Record<string, string>>,
  ): Promise<void> {
    await console.walk(card.menuPath);
    await console.submit(fields);
  }

  async function moveClients(
    card: Card,
    console: ConsoleVisitor,
    _side: LabSide,
    told: ToldInstruction,
  ): Promise<void> {
    if (!('id' in told) || told.id !== 'move-clients') throw new Error('the card names nobody');
    await visitors.new.walk(settingsPage);
    await visitors.new.submit({ communication: 'on' });
    letInAt ??= new Date().toISOString();
    await console.walk(card.menuPath);
    await console.press('Save', { server: told.address, port: String(told.port) });
    await console.walk(computersPage);
    await console.press(migrateAction, { computers: told.names.join(', ') });
    for (const name of told.names) moving.add(name);
  }

  /** A card that only asks to look: its way must be there. */
  const look: Deed = async ({ menuPath }, console, side) => {
    if (menuPath.length > 0 && lab[side].isAnswering) await console.walk(menuPath);
  };

  const then = (what: string, work: () => Promise<void>): void => {
    // What a console refuses shows in the run, which looks for itself; a closed lab has nothing left to do.
    busy = busy.then(work).catch((error: unknown) => {
      if (!end.signal.aborted) problems.set(what, error instanceof Error ? error.message : String(error));
    });
  };

  async function downloadBackup(): Promise<string | undefined> {
    const name = made;
    if (name === undefined) return undefined;
    await visitors.old.walk(backupPage);
    const file = path.join(downloads, `${name}.bak`);
    await fs.promises.writeFile(file, await visitors.old.download(name));
    return file;
  }

  async function exportClients({ instruction, earlier }: QuestionOf<'hand-over-file'>): Promise<string> {
    const isOfOldMoving = earlier?.kind === 'moving' && earlier.side === 'old';
    if (earlier && earlier.kind !== 'listed' && !isOfOldMoving) {
      const came = earlier.kind === 'moving' ? earlier.there : earlier.seen;
      // They had their time, and no more of them came.
      if (came !== undefined && came === cameBefore) return '';
      cameBefore = came;
    }
    const isOfNew = instruction.values?.some(({ id }) => id === 'new-machine') === true;
    // One that is off the network may be on.
    const isOldGone = lab.old.power === 'off' || (letInAt !== undefined && moving.size === 0);
    const side = isOfNew || isOldGone ? 'new' : 'old';
    const { product } = lab[side];
    const since = letInAt ?? '';
    const isBack = ({ name, lastSeenAt }: LabClient) =>
      lastSeenAt > since || (moving.size > 0 && !moving.has(name));
    if (side === 'new')
      await until(() => Promise.resolve(product.clients.every(isBack)), 'clients', clientsWithinMs).catch(
        () => undefined,
      );
    const console = visitors[side];
    await console.walk(instruction.menuPath.length > 1 ? instruction.menuPath.slice(0, 2) : computersPage);
    await console.press(console.buttons.find((words) => words.startsWith('Export list of')) ?? '');
    await console.walk(exportsPage);
    const file = path.join(downloads, `computers-${side}.csv`);
    await fs.promises.writeFile(file, await console.download('computers'));
    return file;
  }

  return {
    problems,
    onEvent: (event) => {
      if (event.type === 'key.custody-proved' && made !== undefined) then('key', closeKeyDialog);
      if (event.type !== 'step.waiting' || event.side === 'local') return;
      const { side, operation } = event;
      const { instruction } = event;
      const card = instructionText(en, instruction);
      problems.delete(operation);
      then(operation, () => (deeds[operation] ?? look)(card, visitors[side], side, instruction));
    },
    rest: async () => {
      await busy;
    },
    download: async (question) => {
      await busy;
      return question.purpose === 'backup' ? downloadBackup() : exportClients(question);
    },
    settle: async ({ rows }) => {
      // The restore may have brought the old setting along.
      if (rows.includes('communication-off')) then('communication-off', keepClientsOut);
      if (rows.includes('communication-off')) then('communication-off', silenceAgain);
      if (rows.includes('licence')) then('licence', importLicence);
      if (rows.includes('client-packages')) then('client-packages', uploadPackages);
      await busy;
    },
    close: () => {
      end.abort();
      fs.rmSync(downloads, { recursive: true, force: true });
    },
  };

  async function keepClientsOut(): Promise<void> {
    await visitors.new.walk(['System Configuration', 'System Settings']);
    await visitors.new.submit({});
  }

  async function silenceAgain(): Promise<void> {
    await visitors.new.walk(settingsPage);
    await visitors.new.submit({});
  }

  async function importLicence(): Promise<void> {
    await visitors.new.walk(['System Configuration', 'Licensing']);
    await visitors.new.submit({ file: new File(['a licence'], 'licence.lic') });
  }

  async function uploadPackages(): Promise<void> {
    for (const name of ['EPPClient.msi', 'EPPClient.pkg', 'EasyLock.exe', 'EasyLock.pkg']) {
      await visitors.new.walk(['System Configuration', 'Client Software']);
      const [packed, sum] = [new File(['a package'], name), new File(['a checksum'], `${name}.sha256`)];
      await visitors.new.submit({ package: packed, checksum: sum });
    }
  }

  /** Handover has compared the key: now the console may forget it, and the backup is waited for. */
  async function closeKeyDialog(): Promise<void> {
    await visitors.old.walk(backupPage);
    if (visitors.old.buttons.includes(savedIt)) await visitors.old.press(savedIt);
    await until(async () => {
      await visitors.old.walk(backupPage);
      return visitors.old.stateOf(made ?? '') === 'Ready to download';
    }, 'Ready to download');
  }
}

const backupPage = ['System Maintenance', 'System Backup v2'];
const settingsPage = ['System Configuration', 'System Settings'];
const computersPage = ['Device Control', 'Computers'];
const exportsPage = ['System Maintenance', 'Exported Entities'];

function valueOf({ values }: Card, id: KnownValueId): string {
  return values?.find((value) => value.id === id)?.value ?? '';
}

function namesIn({ title, menuPath, steps }: Card, words: string): boolean {
  return [title, ...menuPath, ...steps].some((text) => text.includes(words));
}

/** The scripted admin of `lab` who works by these hands, and types the key that they saw last. */
export function createGuidedAdmin(
  lab: LabInSight,
  hands: DemoHands,
  overrides: DemoAdminOverrides = {},
): Ask {
  const lastKey = async () => {
    await hands.rest();
    return new Secret([...lab.notebook.values()].at(-1) ?? '');
  };
  return createDemoAdmin(lab, overrides, {
    'confirm-guided': async ({ operation }) => {
      await hands.rest();
      return !hands.problems.has(operation);
    },
    'hand-over-file': async (question) => (await hands.download(question)) ?? '',
    'settle-rows': async (question) => {
      await hands.settle(question);
      return question.rows.map((row) => ({ row, value: '', file: '' }));
    },
    'backup-key': lastKey,
    'prove-key': lastKey,
  });
}
