import fs from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type * as CliMode from './cli-mode.ts';
import { createFakeElectron } from './testing/fake-electron.ts';

let fake: ReturnType<typeof createFakeElectron>;
const argv = process.argv;
const ran = vi.hoisted(() => ({ command: [] as string[][] }));

vi.mock('./cli-mode.ts', async (original) => ({
  ...(await original<typeof CliMode>()),
  runCommand: (args: string[]) => {
    ran.command.push(args);
    return Promise.resolve(3);
  },
}));

beforeEach(() => {
  vi.resetModules();
  fake = createFakeElectron();
  vi.doMock('electron', () => fake.module);
  ran.command = [];
  process.argv = ['/opt/Handover/handover'];
});
afterEach(() => {
  process.argv = argv;
});
afterAll(() => fs.rmSync(path.dirname(fake.app.getPath('appData')), { recursive: true, force: true }));

const start = async () => {
  await import('./main.ts');
  fake.app.ready();
  await new Promise((resolve) => setImmediate(resolve));
};

describe('the window', () => {
  test('before the app is ready all pages are in the sandbox and the scheme is known', async () => {
    await import('./main.ts');
    expect(fake.app.enableSandbox).toHaveBeenCalledOnce();
    expect(fake.module.protocol.registerSchemesAsPrivileged).toHaveBeenCalledOnce();
    expect(fake.windows).toEqual([]);
  });

  test('its own data lies beside the jobs, whatever case the disk thinks of', async () => {
    await import('./main.ts');
    const [name, folder] = fake.app.setPath.mock.calls[0] as [string, string];
    expect(name).toBe('userData');
    expect(path.basename(folder).toLowerCase()).not.toBe('handover');
    // The lock lies in that folder.
    expect(fake.app.setPath.mock.invocationCallOrder[0]).toBeLessThan(
      fake.app.requestSingleInstanceLock.mock.invocationCallOrder[0]!,
    );
  });

  test('one window and one engine; the page is served and the session closed to all else', async () => {
    await start();
    expect(fake.windows).toHaveLength(1);
    expect(fake.engines).toHaveLength(1);
    expect([...fake.session.served.keys()]).toEqual(['handover']);
    expect(fake.session.permissionRequest).toBeDefined();
    expect(fake.session.beforeRequest).toBeDefined();
    expect(fake.windows[0]?.webContents.openHandler({ url: 'x' })).toEqual({ action: 'deny' });
    expect(fake.module.Menu.setApplicationMenu).toHaveBeenCalledOnce();
  });

  test('a second start shows the window that is there', async () => {
    await start();
    const [window] = fake.windows;
    window!.isSmall = true;
    fake.app.emit('second-instance', {});
    expect(window?.restore).toHaveBeenCalledOnce();
    expect(window?.focus).toHaveBeenCalledOnce();
  });

  test('the second start itself ends and opens nothing', async () => {
    fake.app.hasLock = false;
    await start();
    expect(fake.app.quit).toHaveBeenCalledOnce();
    expect(fake.windows).toEqual([]);
    expect(fake.engines).toEqual([]);
  });
});

describe('with a running engine', () => {
  const page = () => {
    const { webContents } = fake.windows[0]!;
    return { sender: webContents, senderFrame: webContents.mainFrame };
  };

  test('its page is handed a port', async () => {
    await start();
    fake.module.ipcMain.emit('handover:want-port', page());
    expect(fake.engines[0]?.told('port')).toHaveLength(1);
    expect(fake.windows[0]?.webContents.postMessage.mock.calls).toEqual([
      ['handover:port', null, [{ end: 'page' }]],
    ]);
  });

  test('this computer does not sleep while a job runs', async () => {
    await start();
    const { powerSaveBlocker } = fake.module;
    fake.engines[0]?.emit('message', { type: 'working', isWorking: true });
    expect(powerSaveBlocker.start.mock.calls).toEqual([['prevent-app-suspension']]);
    expect(powerSaveBlocker.stop).not.toHaveBeenCalled();
    fake.engines[0]?.emit('message', { type: 'working', isWorking: false });
    expect(powerSaveBlocker.stop.mock.calls).toEqual([[7]]);
  });

  test('closing during work asks; without a yes all stays', async () => {
    await start();
    fake.engines[0]?.emit('message', { type: 'working', isWorking: true });
    fake.windows[0]?.close();
    await expect.poll(() => fake.module.dialog.showMessageBox).toHaveBeenCalledOnce();
    expect(fake.windows[0]?.isGone).toBe(false);
    expect(fake.engines[0]?.told('close')).toEqual([]);
  });

  test('quitting during work asks as well', async () => {
    await start();
    fake.engines[0]?.emit('message', { type: 'working', isWorking: true });
    fake.app.quit();
    await expect.poll(() => fake.module.dialog.showMessageBox).toHaveBeenCalledOnce();
    expect(fake.windows[0]?.isGone).toBe(false);
  });

  test('with a yes the engine ends first, then the app', async () => {
    await start();
    fake.module.dialog.showMessageBox.mockResolvedValueOnce({ response: 1 });
    fake.engines[0]?.emit('message', { type: 'working', isWorking: true });
    fake.windows[0]?.close();
    await expect.poll(() => fake.windows[0]?.isGone).toBe(true);
    const isPrevented = () => {
      const event = { wasPrevented: false, preventDefault: () => (event.wasPrevented = true) };
      fake.app.emit('will-quit', event);
      return event.wasPrevented;
    };
    fake.app.emit('window-all-closed');
    expect(isPrevented()).toBe(true);
    expect(fake.engines[0]?.told('close')).toHaveLength(1);
    const quitsBefore = fake.app.quit.mock.calls.length;
    fake.engines[0]?.emit('exit', 0);
    await expect.poll(() => fake.app.quit.mock.calls.length).toBe(quitsBefore + 1);
    expect(isPrevented()).toBe(false);
  });

  test('an engine that died is started again when the person wants it', async () => {
    await start();
    fake.module.dialog.showMessageBox.mockResolvedValueOnce({ response: 1 });
    fake.engines[0]?.emit('exit', 139);
    await expect.poll(() => fake.engines).toHaveLength(2);
    fake.engines[1]?.emit('exit', 139);
    await expect.poll(() => fake.app.quit).toHaveBeenCalled();
    expect(fake.engines).toHaveLength(2);
  });

  test('a link to a web page opens in the browser after a yes, and never in the app', async () => {
    await start();
    const { dialog, shell } = fake.module;
    fake.windows[0]?.webContents.openHandler({ url: 'https://10.0.0.5/' });
    await expect.poll(() => dialog.showMessageBox).toHaveBeenCalledOnce();
    expect(shell.openExternal).not.toHaveBeenCalled();
    dialog.showMessageBox.mockResolvedValueOnce({ response: 1 });
    fake.windows[0]?.webContents.openHandler({ url: 'https://10.0.0.5/' });
    await expect.poll(() => shell.openExternal.mock.calls).toEqual([['https://10.0.0.5/']]);
    expect(fake.windows).toHaveLength(1);
  });
});

describe('the command', () => {
  test('runs in place of the window, and its exit code is that of the app', async () => {
    process.argv = ['/opt/Handover/handover', '--cli', 'check', 'plan.yaml'];
    await start();
    expect(ran.command).toEqual([['/opt/Handover/handover', 'check', 'plan.yaml']]);
    expect(fake.app.exit.mock.calls).toEqual([[3]]);
    expect(fake.app.requestSingleInstanceLock).not.toHaveBeenCalled();
    expect(fake.windows).toEqual([]);
    expect(fake.engines).toEqual([]);
  });
});
