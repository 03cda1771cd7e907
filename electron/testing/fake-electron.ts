import { EventEmitter } from 'node:events';
import os from 'node:os';
import path from 'node:path';
import { vi } from 'vitest';

/** An event that says whether it was prevented. */
export function fakeEvent(values?: object) {
  const event = {
    ...values,
    defaultPrevented: false,
    preventDefault: () => {
      event.defaultPrevented = true;
    },
  };
  return event;
}

export class FakeContents extends EventEmitter {
  mainFrame = { url: 'handover://app/' };
  openHandler: (details: { url: string }) => unknown = () => undefined;
  isGone = false;
  readonly closeDevTools = vi.fn();
  readonly postMessage = vi.fn<(channel: string, message: unknown, ports: unknown[]) => void>();
  readonly isDestroyed = () => this.isGone;
  readonly setWindowOpenHandler = (handler: (details: { url: string }) => unknown) => {
    this.openHandler = handler;
  };
}

export class FakeWindow extends EventEmitter {
  readonly webContents = new FakeContents();
  readonly options: Record<string, unknown>;
  readonly show = vi.fn();
  readonly focus = vi.fn();
  readonly restore = vi.fn();
  readonly loadURL = vi.fn(() => Promise.resolve());
  readonly setProgressBar = vi.fn();
  readonly setOverlayIcon = vi.fn();
  isGone = false;
  isSmall = false;
  constructor(options: Record<string, unknown>) {
    super();
    this.options = options;
  }
  isDestroyed() {
    return this.isGone;
  }
  isMinimized() {
    return this.isSmall;
  }
  destroy() {
    this.isGone = true;
    this.webContents.isGone = true;
    this.emit('closed');
  }
  /** What the cross of the window does. */
  close() {
    const event = fakeEvent();
    this.emit('close', event);
    if (!event.defaultPrevented) this.destroy();
  }
}

export class FakeEngineProcess extends EventEmitter {
  readonly postMessage = vi.fn<(message: unknown, ports?: unknown[]) => void>();
  readonly kill = vi.fn(() => this.emit('exit', 1));
  /** What the engine was told, without the ports. */
  told(type: string): unknown[] {
    return this.postMessage.mock.calls
      .map(([message]) => message as { type: string })
      .filter((message) => message.type === type);
  }
}

export class FakeNotification extends EventEmitter {
  static readonly isSupported = () => true;
  /** All that were made, the last one last. */
  static readonly made: FakeNotification[] = [];
  readonly words: unknown;
  readonly show = vi.fn();
  readonly close = vi.fn();
  constructor(words: unknown) {
    super();
    this.words = words;
    FakeNotification.made.push(this);
  }
}

type Handler = (...args: never[]) => unknown;

/** Electron, as far as the shell uses it, and what the shell did with it. A check of our lines, not of Electron. */
export function createFakeElectron() {
  const windows: FakeWindow[] = [];
  const engines: FakeEngineProcess[] = [];
  const invokeHandlers = new Map<string, Handler>();
  const session = Object.assign(new EventEmitter(), {
    permissionRequest: undefined as Handler | undefined,
    permissionCheck: undefined as Handler | undefined,
    beforeRequest: undefined as Handler | undefined,
    displayMedia: undefined as Handler | undefined,
    device: undefined as Handler | undefined,
    served: new Map<string, (request: Request) => Promise<Response>>(),
    setSpellCheckerEnabled: vi.fn(),
    setPermissionRequestHandler: (handler: Handler) => void (session.permissionRequest = handler),
    setPermissionCheckHandler: (handler: Handler) => void (session.permissionCheck = handler),
    setDevicePermissionHandler: (handler: Handler) => void (session.device = handler),
    setDisplayMediaRequestHandler: (handler: Handler) => void (session.displayMedia = handler),
    webRequest: { onBeforeRequest: (handler: Handler) => void (session.beforeRequest = handler) },
    protocol: {
      handle: (scheme: string, handler: (request: Request) => Promise<Response>) =>
        void session.served.set(scheme, handler),
    },
  });
  const app = Object.assign(new EventEmitter(), {
    isPackaged: true,
    hasLock: true,
    ready: (): void => undefined,
    setName: vi.fn(),
    setBadgeCount: vi.fn(),
    setPath: vi.fn(),
    getPath: (name: string) => path.join(os.tmpdir(), 'handover-fake-electron', name),
    getLocale: () => 'en-GB',
    enableSandbox: vi.fn(),
    exit: vi.fn(),
    requestSingleInstanceLock: vi.fn(() => app.hasLock),
    whenReady: () => new Promise<void>((resolve) => (app.ready = resolve)),
    quit: vi.fn(() => {
      for (const window of windows) if (!window.isGone) window.close();
      if (windows.every((window) => window.isGone)) app.emit('will-quit', fakeEvent());
    }),
  });

  class BrowserWindow extends FakeWindow {
    constructor(options: Record<string, unknown>) {
      super(options);
      windows.push(this);
      app.emit('web-contents-created', {}, this.webContents);
    }
  }
  class MessageChannelMain {
    readonly port1 = { end: 'engine' };
    readonly port2 = { end: 'page' };
  }

  const module = {
    app,
    session: { defaultSession: session },
    protocol: { registerSchemesAsPrivileged: vi.fn() },
    BrowserWindow,
    MessageChannelMain,
    Notification: FakeNotification,
    nativeImage: { createFromBitmap: vi.fn((bytes: Buffer) => ({ bytes })) },
    utilityProcess: {
      fork: vi.fn((_entry: string, _args: string[], _options: unknown) => {
        const engine = new FakeEngineProcess();
        engines.push(engine);
        return engine;
      }),
    },
    ipcMain: Object.assign(new EventEmitter(), {
      handle: (channel: string, handler: Handler) => void invokeHandlers.set(channel, handler),
    }),
    dialog: {
      showMessageBox: vi.fn((..._args: unknown[]) => Promise.resolve({ response: 0 })),
      showOpenDialog: vi.fn((..._args: unknown[]) =>
        Promise.resolve({ canceled: true, filePaths: [] as string[] }),
      ),
      showSaveDialog: vi.fn((..._args: unknown[]) => Promise.resolve({ canceled: true, filePath: '' })),
    },
    Menu: { setApplicationMenu: vi.fn(), buildFromTemplate: vi.fn((template: unknown) => template) },
    powerSaveBlocker: { start: vi.fn(() => 7), stop: vi.fn() },
    shell: { openExternal: vi.fn(() => Promise.resolve()) },
  };
  return { module, app, session, windows, engines, invokeHandlers };
}
