import fs from 'node:fs/promises';
import path from 'node:path';
import { protocol, type Session } from 'electron';
import { pageFile, pageHeaders } from '../../shared/contract/page-policy.ts';
import { pageHost, pageScheme } from './page-address.ts';

const headers = { ...pageHeaders, 'cache-control': 'no-store' };

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
    const url = new URL(request.url);
    const file = url.host === pageHost ? pageFile(url.pathname) : undefined;
    if (!file) return refusal(404);
    try {
      const content = request.method === 'HEAD' ? null : await fs.readFile(path.join(folder, ...file.names));
      return new Response(content, { headers: { ...headers, 'content-type': file.contentType } });
    } catch {
      // Not there, or a folder: to the page it is the same.
      return refusal(404);
    }
  };
}

function refusal(status: 404 | 405): Response {
  return new Response(null, { status, headers });
}
