import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { ShellWords } from './words.ts';

export interface MenuOptions {
  readonly platform: NodeJS.Platform;
  readonly isPackaged: boolean;
  readonly words: ShellWords;
}

/** Sets the menu of the app. */
export function setMenu(options: MenuOptions): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(options)));
}

/** Roles bring their own words, keys and effects; what is not here cannot be reached by a key either. */
export function menuTemplate({ platform, isPackaged, words }: MenuOptions): MenuItemConstructorOptions[] {
  const isMac = platform === 'darwin';
  const line: MenuItemConstructorOptions = { type: 'separator' };
  const about: MenuItemConstructorOptions = { label: words.menuAbout, role: 'about' };
  return [
    ...(isMac ? [{ role: 'appMenu' as const }] : []),
    { label: words.menuFile, submenu: [isMac ? { role: 'close' } : { role: 'quit' }] },
    {
      label: words.menuEdit,
      submenu: [
        { role: 'undo' },
        { role: 'redo' },
        line,
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'delete' },
        { role: 'selectAll' },
      ],
    },
    {
      label: words.menuView,
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        line,
        { role: 'togglefullscreen' },
        ...(isPackaged ? [] : [line, { role: 'reload' as const }, { role: 'toggleDevTools' as const }]),
      ],
    },
    ...(isMac ? [{ label: words.menuWindow, role: 'windowMenu' as const }] : []),
    { label: words.menuHelp, role: 'help', submenu: isMac ? [] : [about] },
  ];
}
