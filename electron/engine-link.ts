import path from 'node:path';
import { MessageChannelMain, utilityProcess, type UtilityProcess, type WebContents } from 'electron';
import type { FileRef } from '../shared/contract/contract.ts';
import { channels } from './channels.ts';
import type { Dialogs } from './dialogs.ts';
import { engineMessageSchema, type EngineMessage, type ShellMessage } from './link/messages.ts';

export interface EngineLinkOptions {
  readonly dialogs: Pick<Dialogs, 'chooseFile' | 'chooseTarget' | 'mayReach' | 'mayDelete'>;
  /** A job begins to run, or the last one ended, also by the end of the process. */
  readonly onWorking: (isWorking: boolean) => void;
  /** The engine's process ended though nobody closed it. `start` starts it again. */
  readonly onDied: (wasWorking: boolean) => void;
}

/** The engine's process, seen from the main process. */
export interface EngineLink {
  /** Starts the process. A page that asked meanwhile gets its port. */
  start(): void;
  /** Hands a page a new port to the engine; where it is not running, as soon as it is. */
  connect(page: WebContents): void;
  /** A handle for a file that a person dropped on the window. Rejects where the engine is gone. */
  addFile(filePath: string): Promise<FileRef>;
  isWorking(): boolean;
  /** Has the engine cancel what runs and end; ends its process where that takes too long. */
  close(): Promise<void>;
}

const entry = path.join(import.meta.dirname, 'engine-process.js');
/** A step that is cancelled closes its connections; one that hangs is not waited for. Its journal is on the disk anyway. */
const closeTimeoutMs = 15_000;

interface PendingFile {
  readonly resolve: (file: FileRef) => void;
  readonly reject: (error: Error) => void;
}

/** Makes the link; the process is started by `start`. The engine has a process of its own, so that no work of it delays a window. */
export function createEngineLink({ dialogs, onWorking, onDied }: EngineLinkOptions): EngineLink {
  const waiting = new Set<WebContents>();
  const files = new Map<number, PendingFile>();
  let engine: UtilityProcess | undefined;
  let isWorking = false;
  let isClosing = false;
  let isShowing = false;
  let lastId = 0;

  /** Rejects where a dialog is open: a page cannot heap them up until a person presses anything to be rid of them. */
  const oneAtATime = async <T>(show: () => Promise<T>): Promise<T> => {
    if (isShowing) throw new Error('Another dialog is open.');
    isShowing = true;
    try {
      return await show();
    } finally {
      isShowing = false;
    }
  };
  const setWorking = (value: boolean) => {
    if (value === isWorking) return;
    isWorking = value;
    onWorking(value);
  };

  const start = () => {
    if (engine) return;
    const started = utilityProcess.fork(entry, [], { serviceName: 'Handover engine' });
    const tell = (message: ShellMessage) => {
      // Its successor knows nothing of what this one asked.
      if (engine === started) started.postMessage(message);
    };
    started.on('message', (data: unknown) => {
      const message = engineMessageSchema.safeParse(data);
      if (message.success) void obey(message.data, tell);
    });
    started.on('exit', () => {
      engine = undefined;
      for (const { reject } of files.values()) reject(new Error('The engine has ended.'));
      files.clear();
      const wasWorking = isWorking;
      setWorking(false);
      if (!isClosing) onDied(wasWorking);
    });
    engine = started;
    for (const page of waiting) connect(page);
    waiting.clear();
  };

  const obey = async (message: EngineMessage, tell: (answer: ShellMessage) => void): Promise<void> => {
    switch (message.type) {
      case 'choose-file':
        tell(chosen(message.id, await pathOf(oneAtATime(() => dialogs.chooseFile(message.purpose)))));
        return;
      case 'choose-target':
        tell(chosen(message.id, await pathOf(oneAtATime(() => dialogs.chooseTarget(message.suggestedName)))));
        return;
      case 'may-reach':
        tell({
          type: 'agreed',
          id: message.id,
          // A dialog that the system could not show was not agreed to.
          isAgreed: await oneAtATime(() => dialogs.mayReach(message.hosts)).catch(() => false),
        });
        return;
      case 'may-delete':
        tell({
          type: 'agreed',
          id: message.id,
          isAgreed: await oneAtATime(() => dialogs.mayDelete(message, message.contents)).catch(() => false),
        });
        return;
      case 'working':
        setWorking(message.isWorking);
        return;
      case 'added':
        if (message.file) files.get(message.id)?.resolve(message.file);
        else files.get(message.id)?.reject(new Error('The file cannot be read.'));
        files.delete(message.id);
        return;
      default:
        message satisfies never;
    }
  };

  const connect = (page: WebContents) => {
    if (page.isDestroyed()) return;
    if (!engine) {
      waiting.add(page);
      return;
    }
    const { port1, port2 } = new MessageChannelMain();
    engine.postMessage({ type: 'port' } satisfies ShellMessage, [port1]);
    page.postMessage(channels.port, null, [port2]);
  };

  return {
    start,
    connect,
    addFile: (filePath) =>
      new Promise((resolve, reject) => {
        if (!engine) {
          reject(new Error('The engine is not running.'));
          return;
        }
        lastId += 1;
        files.set(lastId, { resolve, reject });
        engine.postMessage({ type: 'add-file', id: lastId, path: filePath } satisfies ShellMessage);
      }),
    isWorking: () => isWorking,
    close: () => {
      isClosing = true;
      const ending = engine;
      if (!ending) return Promise.resolve();
      return new Promise((resolve) => {
        const timer = setTimeout(() => ending.kill(), closeTimeoutMs);
        ending.once('exit', () => {
          clearTimeout(timer);
          resolve();
        });
        ending.postMessage({ type: 'close' } satisfies ShellMessage);
      });
    },
  };
}

/** A dialog that the system could not show chose nothing: the page must not wait for ever. */
async function pathOf(dialog: Promise<string | undefined>): Promise<string | undefined> {
  return dialog.catch(() => undefined);
}

function chosen(id: number, filePath: string | undefined): ShellMessage {
  return { type: 'chosen', id, ...(filePath !== undefined && { path: filePath }) };
}
