import type { MenuItemConstructorOptions } from 'electron';
import { expect, test, vi } from 'vitest';
import { shellWords } from './words.ts';

const fake = await vi.hoisted(async () => (await import('./testing/fake-electron.ts')).createFakeElectron());
vi.mock('electron', () => fake.module);
const { menuTemplate, setMenu } = await import('./menu.ts');

const words = shellWords('en');
const rolesOf = (platform: NodeJS.Platform, isPackaged: boolean) => {
  const roles = (items: MenuItemConstructorOptions[]): (string | undefined)[] =>
    items.flatMap((item) => [item.role, ...(Array.isArray(item.submenu) ? roles(item.submenu) : [])]);
  return roles(menuTemplate({ platform, isPackaged, words })).filter((role) => role !== undefined);
};

test.each(['linux', 'win32', 'darwin'] as const)(
  '%s: edit, zoom and help, and no developer tools',
  (platform) => {
    const roles = rolesOf(platform, true);
    for (const role of ['copy', 'paste', 'selectAll', 'zoomIn', 'zoomOut', 'resetZoom', 'help'])
      expect(roles).toContain(role);
    for (const role of ['toggleDevTools', 'reload', 'forceReload', 'viewMenu', 'fileMenu'])
      expect(roles).not.toContain(role);
  },
);

test('About is in Help, and where macOS has it', () => {
  expect(rolesOf('linux', true)).toContain('about');
  expect(rolesOf('win32', true)).toContain('about');
  expect(rolesOf('darwin', true)).toContain('appMenu');
});

test('developers get their tools', () => expect(rolesOf('linux', false)).toContain('toggleDevTools'));

test('it is set for the whole app', () => {
  setMenu({ platform: 'linux', isPackaged: true, words });
  expect(fake.module.Menu.setApplicationMenu).toHaveBeenCalledOnce();
});
