import { once } from 'node:events';
import http from 'node:http';
import { WebSocket } from 'ws';
import {
  bridgeProtocol,
  tokenHeader,
  tokenProtocolPrefix,
} from '../../../shared/contract/browser-session.ts';
import type { HeldSession } from '../session.ts';

export interface Redeemed {
  readonly status: number;
  readonly text: string;
  readonly setsCookie: boolean;
  readonly held: HeldSession;
}

/** Does what the page does with a launch link: trades its code for cookie and token. */
export async function redeemLink(link: string, headers: http.OutgoingHttpHeaders = {}): Promise<Redeemed> {
  const { origin, host, port, hash } = new URL(link);
  const request = http.request({
    host: '127.0.0.1',
    port,
    method: 'POST',
    path: '/session',
    headers: { origin, host, 'content-type': 'application/json', ...headers },
  });
  request.end(JSON.stringify({ code: hash.slice(1) }));
  const [response] = (await once(request, 'response')) as [http.IncomingMessage];
  let text = '';
  for await (const chunk of response) text += String(chunk);
  const cookie = response.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
  const isJson = response.headers['content-type']?.startsWith('application/json') === true;
  const token = isJson ? (JSON.parse(text) as { token?: string }).token : undefined;
  return {
    status: response.statusCode ?? 0,
    text,
    setsCookie: response.headers['set-cookie'] !== undefined,
    held: { cookie, token: token ?? '' },
  };
}

/** The socket of the bridge, or the status that it was refused with. */
export function openBridgeSocket(
  port: number | string,
  { cookie, token }: Partial<HeldSession>,
  headers: Record<string, string> = { origin: `http://127.0.0.1:${port}` },
): Promise<WebSocket | number> {
  const protocols = [bridgeProtocol, ...(token === undefined ? [] : [`${tokenProtocolPrefix}${token}`])];
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/bridge`, protocols, {
      headers: { ...headers, ...(cookie !== undefined && { cookie }) },
    });
    socket.on('open', () => resolve(socket));
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
    socket.on('error', reject);
  });
}

/** The headers of a request of the page's own, such as one that hands over a file. */
export function pageRequestHeaders(
  port: number | string,
  { cookie, token }: HeldSession,
): Record<string, string> {
  return { origin: `http://127.0.0.1:${port}`, cookie, [tokenHeader]: token };
}
