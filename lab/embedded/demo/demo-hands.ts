import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Secret, type Ask } from '../../../engine/index.ts';
import type { Side } from '../../../shared/run/error-codes.ts';
import type { RunEvent } from '../../../shared/run/event.ts';
import type { QuestionOf } from '../../../shared/run/question.ts';
import type { Lab } from '../lab.ts';
import { createDemoAdmin } from './demo-admin.ts';
import type { LabClient } from '../product.ts';

/** What a person does at the web consoles of two demo appliances that have no commands for it. */
export interface DemoHands {
  /** Does what a card of the run asks for, as soon as it is shown. */
  onEvent(event: RunEvent): void;
  /** Resolves when they have done what the cards so far ask for. */
  rest(): Promise<void>;
  /** The file that a person downloads, once it is there; undefined where the consoles have none. Throws where the lab has closed. */
  download(question: QuestionOf<'hand-over-file'>): Promise<string | undefined>;
  /** Puts everything down and removes what was downloaded. May be called twice. */
  close(): void;
}

/** So long a person needs to find the page. */
const reachMs = 1_000;
const pollMs = 200;
/** Longer no demo waits for its clients: those that are missing are shown as such. */
const mostPolls = 75;

/** Hands that work at the consoles of `lab`. What they see of a key goes into the notebook. */
export function createDemoHands(lab: Lab): DemoHands {
  const downloads = fs.mkdtempSync(path.join(os.tmpdir(), 'handover-demo-downloads-'));
  const end = new AbortController();
  const pause = (ms: number) => sleep(ms, undefined, { signal: end.signal });
  let pushedPath: string | undefined;
  let downloaded: Promise<string> | undefined;
  let letInAt: string | undefined;
  let busy: Promise<unknown> = Promise.resolve();

  const deeds: Readonly<Record<string, (side: Side) => Promise<void>>> = {
    'create-backup': async () => {
      downloaded ??= makeBackup();
      await downloaded;
    },
    'client-communication-off': async (side) => switchClients(side, 'off'),
    'client-communication-on': async (side) => switchClients(side, 'on'),
    import: async () => {
      const key = [...lab.notebook.values()].at(-1);
      if (pushedPath !== undefined && key !== undefined) await lab.new.product.startImport(pushedPath, key);
    },
    'power-off': () => lab.old.powerOff(),
    'power-on': () => lab.old.powerOn(),
    'change-address': async () => {
      // The page refuses an address that another machine holds.
      while (!lab.new.scheduleMove(lab.final)) await pause(pollMs);
    },
  };

  async function makeBackup(): Promise<string> {
    const { product, files } = lab.old;
    const name = `System-Backup-${product.version}`;
    const begun = product.createBackup(name);
    if ('exitCode' in begun) throw new Error(begun.message);
    lab.notebook.set(name, begun.key);
    while (product.backups().find((item) => item.name === name)?.state === 'generating') await pause(pollMs);
    const file = path.join(downloads, `${name}.eppb`);
    await fs.promises.copyFile(files.real(begun.path), file);
    lab.notebook.set(path.basename(file), begun.key);
    return file;
  }

  async function switchClients(side: Side, state: 'on' | 'off'): Promise<void> {
    if (side === 'local') return;
    await pause(reachMs);
    lab[side].product.switchClientCommunication(state);
    if (side === 'new' && state === 'on') letInAt = new Date().toISOString();
  }

  async function exportClients(): Promise<string> {
    const isMoved = lab.old.power === 'off';
    const { product } = isMoved ? lab.new : lab.old;
    const since = letInAt ?? '';
    const isBack = ({ lastSeenAt }: LabClient) => lastSeenAt > since;
    for (let polls = 0; isMoved && polls < mostPolls && !product.clients.every(isBack); polls += 1)
      await pause(pollMs);
    const file = path.join(downloads, isMoved ? 'computers-new.csv' : 'computers-old.csv');
    await fs.promises.writeFile(file, csvOf(product.clients));
    return file;
  }

  return {
    onEvent: (event) => {
      if (event.type === 'backup.pushed') pushedPath = event.path;
      if (event.type !== 'step.waiting') return;
      const deed = deeds[event.operation];
      // What a console refuses shows in the run, which looks for itself; a closed lab has nothing left to do.
      if (deed) busy = Promise.all([busy, deed(event.side).catch(() => undefined)]);
    },
    rest: async () => {
      await busy;
    },
    download: async ({ purpose }) => {
      await busy;
      return purpose === 'backup' ? downloaded : exportClients();
    },
    close: () => {
      end.abort();
      fs.rmSync(downloads, { recursive: true, force: true });
    },
  };
}

/** The scripted admin of `lab` who works by these hands, and types the key that they saw last. */
export function createGuidedAdmin(lab: Lab, hands: DemoHands): Ask {
  const lastKey = () => new Secret([...lab.notebook.values()].at(-1) ?? '');
  return createDemoAdmin(lab, {
    'confirm-guided': async () => {
      await hands.rest();
      return true;
    },
    'hand-over-file': async (question) => (await hands.download(question)) ?? '',
    'backup-key': lastKey,
    'prove-key': lastKey,
  });
}

function csvOf(clients: readonly LabClient[]): string {
  const rows = clients.map(({ name, os: system, agentVersion, lastSeenAt }) =>
    [name, system, agentVersion, lastSeenAt].join(','),
  );
  return ['Computer Name,Operating System,Client Version,Last Seen', ...rows, ''].join('\n');
}
