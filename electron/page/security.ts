import path from 'node:path';
import { app, type Session, type WebContents } from 'electron';
import { isPage, isPageAddress, isPageBlob } from './page-address.ts';

/** The only thing that the page may ask the system for: writing text into the clipboard after a click. */
const permission = 'clipboard-sanitized-write';

export interface SecurityOptions {
  /** What to do with a link to a web page: it never opens in the app. */
  readonly onWebLink: (address: string) => void;
}

/** Every page of the app, whoever makes it: no other page can take its place, and it can make none. */
export function hardenAllPages(options: SecurityOptions): void {
  app.on('web-contents-created', (_event, contents) => hardenPage(contents, options));
}

/** Denies navigation, new windows, embedded pages and, in a packaged app, developer tools. */
export function hardenPage(contents: WebContents, { onWebLink }: SecurityOptions): void {
  contents.on('will-frame-navigate', (event) => {
    const isAllowed = event.isMainFrame ? isPage(event.url) : isPageBlob(event.url);
    if (!isAllowed) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    if (isWebLink(url)) onWebLink(url);
    return { action: 'deny' };
  });
  if (app.isPackaged) contents.on('devtools-opened', () => contents.closeDevTools());
}

/** Denies permissions, devices and all requests but those of the page for its own files; asks where downloads shall go. */
export function hardenSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, wanted, answer, details) =>
    answer(wanted === permission && details.isMainFrame && isPageAddress(details.requestingUrl)),
  );
  session.setPermissionCheckHandler(
    (_contents, wanted, origin, details) =>
      wanted === permission && details.isMainFrame && isPageAddress(origin),
  );
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !mayRequest(details.url) }));
  // Its dictionaries would come from the internet.
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event, item) => {
    const address = item.getURL();
    if (!isPageBlob(address) && !isPageAddress(address)) event.preventDefault();
    else item.setSaveDialogOptions({ defaultPath: plainName(item.getFilename()) });
  });
}

/** A name without folders and without characters that some system gives a meaning. */
export function plainName(name: string): string {
  const plain = path.posix
    .basename(path.win32.basename(name))
    .replace(/[\p{Cc}\p{Cf}<>:"|?*]/gu, '-')
    .replace(/^[.\s]+/, '');
  return plain === '' ? 'handover' : plain;
}

function mayRequest(address: string): boolean {
  if (isPageAddress(address) || isPageBlob(address) || address.startsWith('data:')) return true;
  return !app.isPackaged && address.startsWith('devtools:');
}

function isWebLink(address: string): boolean {
  return URL.canParse(address) && new URL(address).protocol === 'https:';
}
