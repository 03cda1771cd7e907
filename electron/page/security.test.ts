import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createFakeElectron, FakeContents, fakeEvent } from '../testing/fake-electron.ts';

const fake = await vi.hoisted(async () => (await import('../testing/fake-electron.ts')).createFakeElectron());
vi.mock('electron', () => fake.module);
const { hardenAllPages, hardenSession, plainName } = await import('./security.ts');

const web = ['https://example.com/', 'http://127.0.0.1/', 'file:///etc/passwd', 'javascript:alert(1)'];
const foreign = [...web, 'handover://other/', 'handover://app.evil/', 'handover:app', 'about:blank', '%%%'];

beforeEach(() => {
  fake.app.isPackaged = true;
  fake.app.removeAllListeners();
});

describe('every page', () => {
  const onWebLink = vi.fn();
  let contents: FakeContents;
  beforeEach(() => {
    onWebLink.mockClear();
    hardenAllPages({ onWebLink });
    contents = new FakeContents();
    fake.app.emit('web-contents-created', {}, contents);
  });
  const navigate = (url: string, isMainFrame: boolean) => {
    const event = fakeEvent({ url, isMainFrame });
    contents.emit('will-frame-navigate', event);
    return event.defaultPrevented ? 'denied' : 'allowed';
  };

  test.each([...foreign, 'blob:handover://app/1', 'handover://app/assets/x.js', 'data:text/html,x'])(
    'may not be replaced by %s',
    (url) => expect(navigate(url, true)).toBe('denied'),
  );

  test('may be loaded again', () => {
    expect(navigate('handover://app/', true)).toBe('allowed');
    expect(navigate('handover://app/index.html?x#/job', true)).toBe('allowed');
  });

  test.each([...foreign, 'handover://app/', 'data:text/html,x', 'blob:https://example.com/1'])(
    'may not show %s in a frame',
    (url) => expect(navigate(url, false)).toBe('denied'),
  );

  test('may show in a frame what it made itself, such as a report', () => {
    expect(navigate('blob:handover://app/0b5c', false)).toBe('allowed');
  });

  test.each(['will-redirect', 'will-attach-webview'])('%s is denied', (name) => {
    const event = fakeEvent();
    contents.emit(name, event);
    expect(event.defaultPrevented).toBe(true);
  });

  test.each([...foreign, 'handover://app/'])('opens no window for %s', (url) => {
    expect(contents.openHandler({ url })).toEqual({ action: 'deny' });
  });

  test('only a link to a web page with encryption is offered to the browser', () => {
    for (const url of [...foreign, 'handover://app/', 'smb://server/share', 'ms-settings:x'])
      contents.openHandler({ url });
    expect(onWebLink.mock.calls).toEqual([['https://example.com/']]);
  });

  test('developer tools that open anyhow are closed, once packaged', () => {
    contents.emit('devtools-opened');
    expect(contents.closeDevTools).toHaveBeenCalledOnce();
    fake.app.isPackaged = false;
    const inDevelopment = new FakeContents();
    fake.app.emit('web-contents-created', {}, inDevelopment);
    inDevelopment.emit('devtools-opened');
    expect(inDevelopment.closeDevTools).not.toHaveBeenCalled();
  });
});

describe('the session', () => {
  const { session } = createFakeElectron();
  hardenSession(session as never);
  const permissions = [
    'clipboard-read',
    'display-capture',
    'fullscreen',
    'fileSystem',
    'geolocation',
    'hid',
    'idle-detection',
    'media',
    'mediaKeySystem',
    'midi',
    'midiSysex',
    'notifications',
    'openExternal',
    'pointerLock',
    'serial',
    'speaker-selection',
    'storage-access',
    'usb',
    'window-management',
    'unknown',
  ];
  const request = (permission: string, details: object) => {
    const answer = vi.fn();
    session.permissionRequest?.(...([{}, permission, answer, details] as never[]));
    return answer.mock.calls;
  };
  const check = (permission: string, origin: string, isMainFrame: boolean) =>
    session.permissionCheck?.(...([null, permission, origin, { isMainFrame }] as never[]));
  const ours = { isMainFrame: true, requestingUrl: 'handover://app/' };

  test.each(permissions)('grants no %s', (permission) => {
    expect(request(permission, ours)).toEqual([[false]]);
    expect(check(permission, 'handover://app', true)).toBe(false);
  });

  test('lets our page write to the clipboard, and nobody else', () => {
    const permission = 'clipboard-sanitized-write';
    expect(request(permission, ours)).toEqual([[true]]);
    expect(check(permission, 'handover://app', true)).toBe(true);
    expect(request(permission, { ...ours, isMainFrame: false })).toEqual([[false]]);
    expect(request(permission, { ...ours, requestingUrl: 'https://example.com/' })).toEqual([[false]]);
    expect(check(permission, 'handover://app', false)).toBe(false);
    expect(check(permission, 'https://example.com', true)).toBe(false);
  });

  test('gives no device and no screen', () => {
    expect(session.device?.()).toBe(false);
    const answer = vi.fn();
    session.displayMedia?.(...([{}, answer] as never[]));
    expect(answer).toHaveBeenCalledWith({});
  });

  const isCancelled = (url: string) => {
    const answer = vi.fn<(result: { cancel: boolean }) => void>();
    session.beforeRequest?.(...([{ url }, answer] as never[]));
    return answer.mock.calls[0]?.[0].cancel;
  };

  test.each([
    ...foreign,
    'ws://127.0.0.1:9/',
    'wss://example.com/',
    'ftp://example.com/',
    'chrome-extension://x/',
    'devtools://devtools/bundled/x.js',
    'blob:https://example.com/1',
  ])('requests nothing from %s', (url) => expect(isCancelled(url)).toBe(true));

  test.each([
    'handover://app/',
    'handover://app/assets/x.js',
    'blob:handover://app/1',
    'data:image/png;base64,',
  ])('requests %s', (url) => expect(isCancelled(url)).toBe(false));

  test('developer tools may load themselves in development', () => {
    fake.app.isPackaged = false;
    expect(isCancelled('devtools://devtools/bundled/x.js')).toBe(false);
  });

  test('fetches no dictionaries', () => {
    expect(session.setSpellCheckerEnabled).toHaveBeenCalledWith(false);
  });

  const download = (url: string, name: string) => {
    const event = fakeEvent();
    const item = { getURL: () => url, getFilename: () => name, setSaveDialogOptions: vi.fn() };
    session.emit('will-download', event, item);
    return { isPrevented: event.defaultPrevented, options: item.setSaveDialogOptions.mock.calls };
  };

  test('asks a person where a download of the page shall go, and denies others', () => {
    expect(download('blob:handover://app/1', 'report.html')).toEqual({
      isPrevented: false,
      options: [[{ defaultPath: 'report.html' }]],
    });
    expect(download('https://example.com/x.exe', 'x.exe')).toEqual({ isPrevented: true, options: [] });
  });
});

test.each([
  ['report.html', 'report.html'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\Windows\\x.exe', 'x.exe'],
  ['..\\..\\x', 'x'],
  ['.bashrc', 'bashrc'],
  ['..', 'handover'],
  ['', 'handover'],
  ['a:b?c\n\u202ed', 'b-c--d'],
  ['Übergabe 1.md', 'Übergabe 1.md'],
])('%j as a plain name is %j', (name, plain) => expect(plainName(name)).toBe(plain));
