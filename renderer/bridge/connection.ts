import { createORPCClient } from '@orpc/client';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { RPCLink as SocketLink } from '@orpc/client/websocket';
import { bridgeProtocol, tokenProtocolPrefix } from '../../shared/contract/browser-session.ts';
import type { BridgeClient } from '../../shared/contract/contract.ts';
import { keepPageToken, pageToken } from './page-token.ts';

/** One connection to the engine. `closed` settles when it is gone; a new one is then made by {@link openBridge}. */
export interface BridgeConnection {
  readonly client: BridgeClient;
  readonly closed: Promise<void>;
}

/** Why no connection could be made. */
export class BridgeRefused extends Error {
  readonly reason: 'code-used' | 'unreachable';

  constructor(reason: 'code-used' | 'unreachable') {
    super(reason);
    this.name = 'BridgeRefused';
    this.reason = reason;
  }
}

/**
 * Connects to the engine: over the port that the desktop shell hands over, else over a WebSocket to the page's own server.
 * Rejects with {@link BridgeRefused}.
 */
export async function openBridge(): Promise<BridgeConnection> {
  return isDesktop() ? openPort() : openSocket();
}

/** Whether the page runs in the desktop shell. */
export function isDesktop(): boolean {
  return location.protocol === 'handover:';
}

/** The shell sends a port for each request; asking again after the engine was started anew gives another. */
async function openPort(): Promise<BridgeConnection> {
  const port = await new Promise<MessagePort>((resolve) => {
    const onMessage = (event: MessageEvent<unknown>) => {
      const data = event.data as { handover?: unknown } | null;
      if (event.origin !== location.origin || data?.handover !== 'port') return;
      const [received] = event.ports;
      if (!received) return;
      window.removeEventListener('message', onMessage);
      resolve(received);
    };
    window.addEventListener('message', onMessage);
    window.postMessage({ handover: 'want-port' }, location.origin);
  });
  const closed = new Promise<void>((resolve) => port.addEventListener('close', () => resolve()));
  port.start();
  return { client: createORPCClient<BridgeClient>(new PortLink({ port })), closed };
}

async function openSocket(): Promise<BridgeConnection> {
  const token = await pageToken();
  if (token === undefined) throw new BridgeRefused('code-used');
  const url = new URL('bridge', location.href.replace(/^http/, 'ws'));
  url.hash = '';
  const socket = new WebSocket(url, [bridgeProtocol, `${tokenProtocolPrefix}${token}`]);
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve(), { once: true });
    socket.addEventListener('error', () => reject(new BridgeRefused('unreachable')), { once: true });
  });
  const closed = new Promise<void>((resolve) => socket.addEventListener('close', () => resolve()));
  return { client: createORPCClient<BridgeClient>(new SocketLink({ websocket: socket })), closed };
}

/**
 * Trades the one-time code of the launch link (`#code`) for the session, and takes the code out of the address. Does nothing
 * where the page was reloaded, or the code was used before: another tab of this browser may hold the session. Throws
 * {@link BridgeRefused} where nobody answers.
 */
export async function redeemLaunchCode(): Promise<void> {
  const code = location.hash.slice(1);
  if (isDesktop() || code === '' || code.startsWith('/')) return;
  history.replaceState(null, '', location.pathname);
  const response = await fetch('./session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code }),
  }).catch(() => {
    throw new BridgeRefused('unreachable');
  });
  // The page's own server, which answers just this.
  if (response.ok) keepPageToken(((await response.json()) as { token: string }).token);
}
