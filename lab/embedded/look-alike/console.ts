import { randomBytes } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { isSame } from '../login.ts';
import { takeCheckIn } from '../console-service.ts';
import type { EppAppliance } from './appliance.ts';
import { escaped, form, page } from './html.ts';
import { consolePages, downloadOf, text, type ConsolePage } from './pages.ts';
import { inForm } from './variants.ts';

/** Where clients report: it answers 401 to whoever has no client certificate. */
export const clientPath = '/ws';

const cookieName = 'session';

/**
 * The web console of an Endpoint Protector look-alike: a page to sign in at `/`, and behind it the pages that a migration
 * touches, as plain forms with the published words. Nothing of it can be read without signing in but the title.
 */
export function createEppConsole(epp: EppAppliance, moveTo: (address: string) => boolean): RequestListener {
  const pages = consolePages(epp, moveTo);
  return (request, response) => {
    if (epp.isStarting) {
      answer(response, 500, page('500 Internal Server Error', '<h1>500 Internal Server Error</h1>'));
      return;
    }
    const serve = request.url === clientPath ? serveClient : servePerson;
    serve(request, response, epp, pages).catch((error: unknown) => {
      // The browser went away, or the disk is full: the one is not told, the other is all that is shown of it.
      if (response.headersSent) response.destroy();
      else answer(response, 500, page('500 Internal Server Error', `<!-- ${escaped(String(error))} -->`));
    });
  };
}

async function serveClient(
  request: IncomingMessage,
  response: ServerResponse,
  { machine, look, migrating, newServer }: EppAppliance,
): Promise<void> {
  const newServerOf = (name: string): string | undefined =>
    migrating.has(name) && !look.failToMove.includes(name) ? newServer : undefined;
  // The lab's clients have no certificates: what they post says who they are.
  if (request.method === 'POST') await takeCheckIn(request, response, machine, newServerOf);
  else answer(response, 401, '');
}

async function servePerson(
  request: IncomingMessage,
  response: ServerResponse,
  epp: EppAppliance,
  pages: readonly ConsolePage[],
): Promise<void> {
  const url = new URL(request.url ?? '/', 'https://console.invalid');
  const sent = request.method === 'POST' ? await readForm(request) : undefined;
  if (!isSignedIn(request, epp)) {
    signIn(response, epp, sent);
    return;
  }
  const { title } = epp.look;
  if (url.pathname === '/download') {
    const file = downloadOf(epp, url.searchParams);
    if (!file) answer(response, 404, page(title, ''));
    else send(response, 200, file.data, { 'content-disposition': `attachment; filename="${file.name}"` });
    return;
  }
  const shown = pages.find(({ section, name }) => url.searchParams.get('page') === `${section}/${name}`);
  const press = shown?.presses[text(sent, 'press')];
  const done = sent && press ? await press(sent) : { above: '' };
  const body = shown ? ('instead' in done ? done.instead : `${done.above}${shown.body()}`) : '';
  const menu = pages.map(({ section, name }) => {
    const where = encodeURIComponent(`${section}/${name}`);
    return `<li>${section} &gt; <a href="/index.php?page=${where}">${name}</a></li>`;
  });
  const heading = `<h1>${shown?.name ?? 'Dashboard'}</h1>`;
  const footer = `<footer>${epp.machine.product.version}</footer>`;
  const whole = `<ul>${menu.join('')}</ul>${heading}${body}${footer}`;
  answer(response, 200, page(title, inForm(epp.look.pages, whole)));
}

function isSignedIn(request: IncomingMessage, { sessions }: EppAppliance): boolean {
  const cookies = (request.headers.cookie ?? '').split(/;\s*/);
  return cookies.some(
    (cookie) => cookie.startsWith(`${cookieName}=`) && sessions.has(cookie.split('=')[1] ?? ''),
  );
}

function signIn(response: ServerResponse, epp: EppAppliance, sent: FormData | undefined): void {
  const { account, sessions, look } = epp;
  if (isSame(text(sent, 'user'), account.user) && isSame(text(sent, 'password'), account.password)) {
    const session = randomBytes(16).toString('hex');
    sessions.add(session);
    send(response, 302, '', {
      location: '/index.php',
      'set-cookie': `${cookieName}=${session}; HttpOnly; Secure`,
    });
    return;
  }
  const fields = [
    { name: 'user', label: 'Username' },
    { name: 'password', label: 'Password', type: 'password' },
  ] as const;
  answer(response, 200, page(look.title, `<h1>${escaped(look.title)}</h1>${form(fields, ['Login'])}`));
}

/** The largest form is an import; one above the limit is refused by what is behind the form. */
const maxFormBytes = 300_000_000;

async function readForm(request: IncomingMessage): Promise<FormData> {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  for await (const chunk of request) {
    chunks.push(chunk as Buffer);
    sizeBytes += (chunk as Buffer).length;
    if (sizeBytes > maxFormBytes) throw new RangeError('too long');
  }
  const type = request.headers['content-type'] ?? '';
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- meant for servers that strangers send forms to
  return new Response(Buffer.concat(chunks), { headers: { 'content-type': type } }).formData();
}

function answer(response: ServerResponse, status: number, html: string): void {
  send(response, status, html, { 'content-type': 'text/html; charset=utf-8' });
}

function send(
  response: ServerResponse,
  status: number,
  data: Buffer | string,
  headers: Readonly<Record<string, string>>,
): void {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(data), connection: 'close' });
  response.end(data);
}
