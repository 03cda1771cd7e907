import type { IncomingMessage } from 'node:http';

/** Why a request is refused, with the status to answer. */
export interface Refusal {
  readonly status: 403 | 405 | 421;
  readonly reason: string;
}

/**
 * Holds a request against what the page of this very server sends. Host: a name that somebody else's DNS points at this
 * computer is not ours (DNS rebinding). Origin and Fetch Metadata: another site's page is not ours. `mustHaveOrigin` for
 * whatever changes something, where a browser always sends it.
 */
export function refusalOf(
  request: IncomingMessage,
  port: number,
  mustHaveOrigin: boolean,
): Refusal | undefined {
  const { host, origin } = request.headers;
  const method = request.method ?? '';
  if (host !== `127.0.0.1:${port}`) return { status: 421, reason: 'another host' };
  if (!['GET', 'HEAD', 'POST'].includes(method))
    return { status: 405, reason: 'not a method of this server' };
  if (origin === undefined ? mustHaveOrigin : origin !== `http://127.0.0.1:${port}`)
    return { status: 403, reason: 'another origin' };
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none' && !opensPage(request))
    return { status: 403, reason: 'another site' };
  return undefined;
}

/**
 * Whether a browser opens the page itself in a tab of its own, as the file does that leads to a launch link. Whoever leads a
 * browser here reads nothing of it, and the page holds nothing secret.
 */
function opensPage({ method, url = '', headers }: IncomingMessage): boolean {
  const isPage = method === 'GET' && url === '/';
  return isPage && headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';
}
