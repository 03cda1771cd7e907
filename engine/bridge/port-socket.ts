import type { WebSocket } from 'ws';
import { maxMessageBytes } from '../../shared/contract/browser-session.ts';

/** What a socket must do: that of `ws` does. */
export type BridgeSocket = Pick<WebSocket, 'addEventListener' | 'send' | 'bufferedAmount'>;

/** What is used of a message port to a page: Electron's ports and the platform's own have it, each in its way. */
export type BridgePort = { postMessage(message: unknown): void } & (
  | { addEventListener(type: 'message' | 'close', listener: (event: { data?: unknown }) => void): unknown }
  | { on(type: 'message' | 'close', listener: (event: { data?: unknown }) => void): unknown }
);

/**
 * A message port as a socket, so that both hosts are served by the same lines: what is no call of the contract ends no
 * process. Messages of another kind than text and bytes, and those beyond the bound of the browser's window, are not heard.
 */
export function asSocket(port: BridgePort): BridgeSocket {
  // Electron's own port gives its listener of `close` nothing at all.
  const hear = (type: 'message' | 'close', listener: (event?: { data?: unknown }) => void): void => {
    if ('addEventListener' in port) port.addEventListener(type, listener);
    else port.on(type, listener);
  };
  const socket = {
    bufferedAmount: 0,
    send: (data: unknown) => port.postMessage(data),
    addEventListener: (type: 'message' | 'close', listener: (event: { data?: unknown }) => void) =>
      hear(type, (event) => {
        const data = event?.data;
        const sizeBytes = sizeOf(data);
        const isHeard = sizeBytes !== undefined && sizeBytes <= maxMessageBytes;
        if (type === 'close' || isHeard) listener({ data });
      }),
  };
  // Who serves a socket hears these two events, by functions, and reads nothing of them but the data.
  return socket as unknown as BridgeSocket;
}

/** Undefined for what is neither text nor bytes. */
function sizeOf(data: unknown): number | undefined {
  if (typeof data === 'string') return data.length;
  return data instanceof ArrayBuffer || ArrayBuffer.isView(data) ? data.byteLength : undefined;
}
