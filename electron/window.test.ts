import { beforeEach, expect, test, vi } from 'vitest';

const fake = await vi.hoisted(async () => (await import('./testing/fake-electron.ts')).createFakeElectron());
vi.mock('electron', () => fake.module);
const { openWindow } = await import('./window.ts');

let isWorking: boolean;
const mayClose = vi.fn(() => Promise.resolve(false));
const open = () => {
  openWindow({ isWorking: () => isWorking, mayClose });
  return fake.windows.at(-1)!;
};

beforeEach(() => {
  isWorking = false;
  mayClose.mockReset().mockResolvedValue(false);
  fake.app.isPackaged = true;
});

test('the page is a guest', () => {
  expect(open().options['webPreferences']).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    devTools: false,
    preload: expect.stringMatching(/electron[\\/]preload\.cjs$/) as string,
  });
});

test('developer tools are for developers', () => {
  fake.app.isPackaged = false;
  expect(open().options['webPreferences']).toMatchObject({ devTools: true });
});

test('it shows our page, once there is something to see', () => {
  const window = open();
  expect(window.loadURL.mock.calls).toEqual([['handover://app/']]);
  expect(window.options['show']).toBe(false);
  expect(window.show).not.toHaveBeenCalled();
  window.emit('ready-to-show');
  expect(window.show).toHaveBeenCalledOnce();
});

test('without work it closes at once', () => {
  const window = open();
  window.close();
  expect(window.isGone).toBe(true);
  expect(mayClose).not.toHaveBeenCalled();
});

test('during work it asks once, and stays when the person wants so', async () => {
  isWorking = true;
  const window = open();
  window.close();
  window.close();
  await expect.poll(() => mayClose).toHaveBeenCalledOnce();
  await Promise.resolve();
  expect(window.isGone).toBe(false);
});

test('during work it closes when the person agrees, and asks anew after a no', async () => {
  isWorking = true;
  const window = open();
  window.close();
  await new Promise((resolve) => setImmediate(resolve));
  mayClose.mockResolvedValue(true);
  window.close();
  await expect.poll(() => window.isGone).toBe(true);
  expect(mayClose).toHaveBeenCalledTimes(2);
});

test('a page that crashed is shown again, but not one that crashes at once', () => {
  const window = open();
  window.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
  expect(window.loadURL).toHaveBeenCalledTimes(2);
  window.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
  expect(window.loadURL).toHaveBeenCalledTimes(2);
});
