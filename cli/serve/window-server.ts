import fs from 'node:fs';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { asMigrationError, MigrationError, type Bridge } from '../../engine/index.ts';
import {
  bridgeProtocol,
  maxMessageBytes,
  tokenHeader,
  tokenProtocolPrefix,
} from '../../shared/contract/browser-session.ts';
import { pageFile } from '../../shared/contract/page-policy.ts';
import { refusalOf } from './check-request.ts';
import { securityHeaders } from './headers.ts';
import { receiveFile } from './inbox.ts';
import { isOwnPeer } from './peer-user.ts';
import { serveWords } from './serve-words.ts';
import { createSession } from './session.ts';

export interface WindowServerOptions {
  readonly bridge: Pick<Bridge, 'serveSocket' | 'addFile'>;
  /** The built page. */
  readonly pageFolder: string;
  /** Where files go that the browser hands over. */
  readonly inboxFolder: string;
  /** 0: any that is free. */
  readonly port: number;
  /** Called when a window comes or goes, with how many there are. */
  readonly onWindows: (count: number) => void;
  /** Called when the code of a link was traded for the session. */
  readonly onLinkUsed: () => void;
}

export interface WindowServer {
  readonly port: number;
  /** A link that opens a window. It works once, and the one before works no more. */
  newLink(): string;
  /** Ends all windows and the server. May be called twice. */
  close(): Promise<void>;
}

const maxSessionBytes = 4_096;

/**
 * Serves the window's page and its bridge on 127.0.0.1 to one browser of this user. The page itself holds nothing secret;
 * bridge and files need the session's cookie and the page's token. Rejects with `local.io` where the port cannot be had.
 */
export async function startWindowServer(options: WindowServerOptions): Promise<WindowServer> {
  // A backup through a slow tunnel takes longer than the five minutes that a request may take otherwise.
  const server = http.createServer({ requestTimeout: 0 });
  const session = createSession(() => port);
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: maxMessageBytes,
    // The answer does not repeat the token.
    handleProtocols: (offered) => offered.has(bridgeProtocol) && bridgeProtocol,
  });
  let port = 0;

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = urlOf(request);
    const refusal = refusalOf(request, port, request.method === 'POST');
    if (refusal) reply(response, refusal.status, refusal.reason);
    else if (!url) reply(response, 404, 'nothing is here');
    else if (request.method !== 'POST') sendFile(options.pageFolder, url.pathname, request, response);
    else if (url.pathname === '/session') await openSession(request, response);
    else if (url.pathname !== '/files') reply(response, 404, 'nothing is here');
    else if (!session.isHeldBy(request.headers.cookie, textOf(request.headers[tokenHeader])))
      reply(response, 403, 'no session');
    else await takeFile(url.searchParams.get('name') ?? '', request, response);
  };

  const openSession = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const code = codeOf(await readText(request, maxSessionBytes));
    // Before the code is tried: a stranger must not even burn it.
    if (!(await isOwnPeer(request.socket))) {
      reply(response, 403, serveWords.anotherUser);
      return;
    }
    const held = session.redeem(code);
    if (held === undefined) {
      reply(response, 403, serveWords.usedLink);
      return;
    }
    options.onLinkUsed();
    response.setHeader('set-cookie', held.cookie);
    replyJson(response, 200, { token: held.token });
  };

  const takeFile = async (
    name: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> => {
    try {
      const sizeBytes = Number(request.headers['content-length'] ?? 0);
      const file = await receiveFile(options.inboxFolder, name, request, sizeBytes);
      replyJson(response, 200, options.bridge.addFile(file));
    } catch (error) {
      if (!response.destroyed) replyJson(response, 500, asMigrationError(error).toRecord());
    }
  };

  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    // The other end may go away at any time.
    socket.on('error', () => socket.destroy());
    const isBridge = urlOf(request)?.pathname === '/bridge';
    const refusal = refusalOf(request, port, true);
    if (refusal || !isBridge || !session.isHeldBy(request.headers.cookie, tokenOf(request))) {
      refuseUpgrade(socket, refusal?.status ?? (isBridge ? 403 : 404));
      return;
    }
    sockets.handleUpgrade(request, socket, head, (window) => {
      options.bridge.serveSocket(window);
      window.on('error', () => window.terminate());
      window.on('close', () => options.onWindows(sockets.clients.size));
      options.onWindows(sockets.clients.size);
    });
  };

  server.on('request', (request, response) => {
    answer(request, response).catch(() => {
      if (response.headersSent) response.destroy();
      else reply(response, 400, 'not understood');
    });
  });
  server.on('upgrade', upgrade);
  await listen(server, options.port);
  port = (server.address() as AddressInfo).port;

  return {
    port,
    newLink: () => `http://127.0.0.1:${port}/#${session.newCode()}`,
    close: async () => {
      for (const window of sockets.clients) window.terminate();
      server.closeAllConnections();
      if (server.listening) await new Promise((resolve) => server.close(resolve));
    },
  };
}

function listen(server: http.Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    // Later ones, such as too many open files, end a connection and not the program.
    server.on('error', (error) =>
      reject(
        new MigrationError(
          'local.io',
          { path: `127.0.0.1:${port}`, detail: error.message },
          { cause: error },
        ),
      ),
    );
    server.listen({ host: '127.0.0.1', port, exclusive: true }, resolve);
  });
}

/** The page's token among the subprotocols that a socket offers. */
function tokenOf(request: IncomingMessage): string | undefined {
  const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((text) => text.trim());
  return offered.find((text) => text.startsWith(tokenProtocolPrefix))?.slice(tokenProtocolPrefix.length);
}

function textOf(header: string | string[] | undefined): string | undefined {
  return typeof header === 'string' ? header : undefined;
}

/** Undefined for what is no address of any server. */
function urlOf(request: IncomingMessage): URL | undefined {
  const base = 'http://127.0.0.1';
  const text = request.url ?? '/';
  return URL.canParse(text, base) ? new URL(text, base) : undefined;
}

function refuseUpgrade(socket: Duplex, status: number): void {
  const headers = { ...securityHeaders, connection: 'close', 'content-length': '0' };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.end([`HTTP/1.1 ${status} ${http.STATUS_CODES[status] ?? ''}`, ...lines, '', ''].join('\r\n'));
}

function sendFile(folder: string, urlPath: string, request: IncomingMessage, response: ServerResponse): void {
  const asked = pageFile(urlPath);
  const file = asked && path.join(folder, ...asked.names);
  if (!file || fs.statSync(file, { throwIfNoEntry: false })?.isFile() !== true) {
    reply(response, 404, 'nothing is here');
    return;
  }
  // Names below assets/ hold a hash of what is in them.
  const caching = asked.names[0] === 'assets' ? 'max-age=31536000, immutable' : 'no-store';
  response.writeHead(200, headersOf(asked.contentType, caching));
  if (request.method === 'HEAD') response.end();
  else
    fs.createReadStream(file)
      .on('error', () => response.destroy())
      .pipe(response);
}

function reply(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, headersOf('text/plain; charset=utf-8', 'no-store')).end(`${text}\n`);
}

function replyJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, headersOf('application/json', 'no-store')).end(JSON.stringify(value));
}

function headersOf(contentType: string, caching: string) {
  return { ...securityHeaders, 'content-type': contentType, 'cache-control': caching };
}

async function readText(request: IncomingMessage, maxBytes: number): Promise<string> {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > maxBytes) throw new Error('too long');
  }
  return text;
}

/** The code in `{"code": …}`; an empty text where there is none. */
function codeOf(text: string): string {
  try {
    const { code } = JSON.parse(text) as { code?: unknown };
    return typeof code === 'string' ? code : '';
  } catch {
    // Not JSON: then it holds no code either.
    return '';
  }
}
