import fs from 'node:fs/promises';
import path from 'node:path';
import { protocol, type Session } from 'electron';
import { pageHeaders } from '../../shared/contract/page-policy.ts';
import { pageHost, pageScheme } from './page-address.ts';

const headers = { ...pageHeaders, 'cache-control': 'no-store' };

/** Everything that a built page consists of. A file of another kind is not given out. */
const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** Makes the page's scheme one with origins and a secure context. Must be called before the app is ready. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: pageScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Serves the page of `folder` to the windows of a session. */
export function servePage(session: Session, folder: string): void {
  session.protocol.handle(pageScheme, pageHandler(folder));
}

/** Answers requests with files of `folder`: never with one outside it, and never without the policy. */
export function pageHandler(folder: string): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(405);
    const file = fileFor(folder, request.url);
    const contentType = file === undefined ? undefined : contentTypes[path.extname(file)];
    if (file === undefined || contentType === undefined) return refusal(404);
    try {
      const content = request.method === 'HEAD' ? null : await fs.readFile(file);
      return new Response(content, { headers: { ...headers, 'content-type': contentType } });
    } catch {
      // Not there, or a folder: to the page it is the same.
      return refusal(404);
    }
  };
}

function refusal(status: 404 | 405): Response {
  return new Response(null, { status, headers });
}

/** The file that an address names; undefined where it names none inside `folder`. */
function fileFor(folder: string, address: string): string | undefined {
  const url = new URL(address);
  if (url.host !== pageHost) return undefined;
  let name: string;
  try {
    name = decodeURIComponent(url.pathname);
  } catch {
    // A broken escape names nothing.
    return undefined;
  }
  const parts = name.split('/').filter((part) => part !== '');
  // A part that holds a separator or a drive letter of any system, or goes upwards, was made to get out.
  if (parts.some((part) => part.startsWith('.') || /[\\:\0]/.test(part))) return undefined;
  const file = path.resolve(folder, ...(parts.length === 0 ? ['index.html'] : parts));
  return file.startsWith(path.resolve(folder) + path.sep) ? file : undefined;
}
