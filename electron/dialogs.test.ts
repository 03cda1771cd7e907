import { beforeEach, expect, test, vi } from 'vitest';
import { filePurposes } from '../shared/contract/contract.ts';
import { shellWords } from './words.ts';

const fake = await vi.hoisted(async () => (await import('./testing/fake-electron.ts')).createFakeElectron());
vi.mock('electron', () => fake.module);
const { createDialogs } = await import('./dialogs.ts');

const words = shellWords('en');
const window = { a: 'window' };
const dialogs = createDialogs(() => window as never, words);
const { dialog } = fake.module;
beforeEach(() => vi.clearAllMocks());

test.each(filePurposes)('a file is chosen in the dialog of the system: %s', async (purpose) => {
  dialog.showOpenDialog.mockResolvedValueOnce({ canceled: false, filePaths: ['/a', '/b'] });
  expect(await dialogs.chooseFile(purpose)).toBe('/a');
  const [parent, options] = dialog.showOpenDialog.mock.calls[0]!;
  expect(parent).toBe(window);
  expect(options).toMatchObject({ title: words.chooseFile[purpose] });
  expect((options as { properties: string[] }).properties).toContain('openFile');
  expect((options as { properties: string[] }).properties).not.toContain('multiSelections');
});

test('a dialog that was closed gives no path', async () => {
  dialog.showOpenDialog.mockResolvedValueOnce({ canceled: true, filePaths: ['/a'] });
  expect(await dialogs.chooseFile('backup')).toBeUndefined();
  dialog.showSaveDialog.mockResolvedValueOnce({ canceled: true, filePath: '/a' });
  expect(await dialogs.chooseTarget('kit.html')).toBeUndefined();
});

test('what the page suggests is a name, and never a path', async () => {
  dialog.showSaveDialog.mockResolvedValueOnce({ canceled: false, filePath: '/media/stick/kit.html' });
  expect(await dialogs.chooseTarget('../../.ssh/authorized_keys')).toBe('/media/stick/kit.html');
  expect(dialog.showSaveDialog.mock.calls[0]?.[1]).toMatchObject({
    defaultPath: expect.stringMatching(/handover-fake-electron[\\/]documents[\\/]authorized_keys$/) as string,
    properties: expect.arrayContaining(['showOverwriteConfirmation']) as string[],
  });
});

test('Cancel is the default where closing would end a step, and where a page would open', async () => {
  expect(await dialogs.mayClose()).toBe(false);
  expect(await dialogs.mayOpen('https://example.com/')).toBe(false);
  const options = dialog.showMessageBox.mock.calls.map(([, given]) => given as Record<string, unknown>);
  for (const given of options) expect(given).toMatchObject({ defaultId: 0, cancelId: 0 });
  expect(options[0]?.['buttons']).toEqual(['Keep running', 'Stop and close']);
  expect(options[1]).toMatchObject({ detail: 'https://example.com/', buttons: ['Cancel', 'Open page'] });
});

test('what a page names is shown in full before a person agrees, and Cancel is the default', async () => {
  expect(await dialogs.mayHandOver(['/media/stick/a.eppb', '/home/ann/.ssh/id_\u202eed25519\n'])).toBe(false);
  expect(await dialogs.mayReach(['10.0.0.5', 'evil.example'])).toBe(false);
  const many = Array.from({ length: 300 }, (_, index) => `/media/stick/${index}.eppb`);
  await dialogs.mayHandOver([...many, '/home/ann/.ssh/id_rsa']);
  const shown = dialog.showMessageBox.mock.calls.map(([, given]) => given as Record<string, unknown>);
  for (const given of shown) expect(given).toMatchObject({ defaultId: 0, cancelId: 0 });
  expect(shown.map(({ detail }) => detail)).toEqual([
    '/media/stick/a.eppb\n/home/ann/.ssh/id_\uFFFDed25519\uFFFD',
    '10.0.0.5\nevil.example',
    '/media/stick: 300\n/home/ann/.ssh: 1',
  ]);
});

test('more folders than a person reads are not asked about: the answer is no', async () => {
  const scattered = Array.from({ length: 21 }, (_, index) => `/folder-${index}/file`);
  dialog.showMessageBox.mockResolvedValue({ response: 1 });
  expect(await dialogs.mayHandOver(scattered)).toBe(false);
  expect(dialog.showMessageBox).not.toHaveBeenCalled();
  expect(await dialogs.mayHandOver(scattered.slice(1))).toBe(true);
  dialog.showMessageBox.mockResolvedValue({ response: 0 });
});

test('before a job is deleted the person reads what goes, and Cancel is the default', async () => {
  const contents = { files: 7, sizeBytes: 5_000_000, backups: 1, kits: 1 };
  expect(
    await dialogs.mayDelete({ jobId: '2026-11-25-head-office-0a1b2c', name: 'Head\noffice' }, contents),
  ).toBe(false);
  const [, given] = dialog.showMessageBox.mock.calls.at(-1) ?? [];
  expect(given).toMatchObject({ defaultId: 0, cancelId: 0, buttons: [words.cancel, words.removal.delete] });
  const { message, detail } = given as { message: string; detail: string };
  expect(message).not.toContain('\n');
  expect(detail.split('\n')).toEqual([
    // Another job may have the same name.
    '2026-11-25-head-office-0a1b2c',
    words.removal.goes(7, words.format.bytes(5_000_000)),
    words.removal.backups(1),
    words.removal.kits(1),
    words.removal.stays,
  ]);
});

test('the second button is a yes', async () => {
  dialog.showMessageBox.mockResolvedValue({ response: 1 });
  expect(await dialogs.mayClose()).toBe(true);
  expect(await dialogs.mayStartAgain(true)).toBe(true);
  dialog.showMessageBox.mockResolvedValue({ response: 0 });
});

test('after a death at work the person hears that the journal is there', async () => {
  await dialogs.mayStartAgain(true);
  await dialogs.mayStartAgain(false);
  const details = dialog.showMessageBox.mock.calls.map(([, given]) => (given as { detail: string }).detail);
  expect(details).toEqual([words.engineDiedAtWorkBody, words.engineDiedBody]);
});

test('without a window the dialogs stand alone', async () => {
  const alone = createDialogs(() => undefined, words);
  await alone.mayClose();
  await alone.chooseFile('plan');
  await alone.chooseTarget('x');
  for (const shown of [dialog.showMessageBox, dialog.showOpenDialog, dialog.showSaveDialog])
    expect(shown.mock.calls[0]).toHaveLength(1);
});

test('the shell speaks German to whom the system does', () => {
  expect(shellWords('de-CH').quit).toBe('Beenden');
  expect(shellWords('fr').quit).toBe('Quit');
});
