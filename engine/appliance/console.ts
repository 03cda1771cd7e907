import http from 'node:http';
import type { Duplex } from 'node:stream';
import tls from 'node:tls';
import type { Certificate } from '../../shared/run/facts.ts';
import { isAbort, isMigrationError, MigrationError } from '../errors.ts';
import { dialFromLaptop } from '../ssh/dial.ts';
import { readCertificate } from '../read-certificate.ts';
import type { RemoteHost } from '../ssh/remote-host.ts';
import { timeLimit } from '../time-limit.ts';
import { serverText } from './output/server-text.ts';

export interface ConsoleOptions {
  readonly address: string;
  readonly port: number;
  readonly signal: AbortSignal;
  /** For the whole look. */
  readonly timeoutMs: number;
  /** Looks from there instead of from this process. */
  readonly via?: Pick<RemoteHost, 'dial'>;
}

/** What a web console showed. */
export interface ConsoleSight {
  /** Whoever signed it: the caller compares it with the pin. */
  readonly certificate: Certificate;
  /** HTTP status of the start page; absent where it speaks TLS and no HTTP. */
  readonly status?: number;
  readonly title?: string;
}

/**
 * Looks at a web console: its certificate, and what it answers to a GET of the start page. No authority is asked, nothing
 * is sent but the request. Throws `reach.*`; `reach.unreachable` too where something answers that speaks no TLS.
 */
export async function readConsole(options: ConsoleOptions): Promise<ConsoleSight> {
  const { address, port, timeoutMs } = options;
  const limit = timeLimit(options.signal, timeoutMs);
  const { signal } = limit;
  const dial = (): Promise<Duplex> =>
    options.via ? options.via.dial(address, port, signal) : dialFromLaptop(address, port, signal);
  try {
    const certificate = await readCertificate(await dial(), address, port, signal);
    if (!certificate) throw new MigrationError('reach.unreachable', { address, port, by });
    return { certificate, ...(await readStartPage(await dial(), options, certificate.sha256, signal)) };
  } catch (error) {
    if (isAbort(error) && !options.signal.aborted) {
      throw new MigrationError('reach.timeout', { address, port, timeoutMs, by }, { cause: error });
    }
    // Whoever dialled knows of a port alone.
    if (isMigrationError(error, 'reach.refused', 'reach.unreachable'))
      throw new MigrationError(error.code, { address, port, by }, { side: error.side, cause: error });
    throw error;
  } finally {
    limit.clear();
  }
}

/** What was tried, for the words of an error. */
const by = 'console';
const maxPageBytes = 64 * 1024;

async function readStartPage(
  socket: Duplex,
  { address, port }: ConsoleOptions,
  expectedSha256: string,
  signal: AbortSignal,
): Promise<Omit<ConsoleSight, 'certificate'>> {
  const servername = /^[\d.]+$/.test(address) || address.includes(':') ? '' : address;
  const secure = tls.connect({ socket, rejectUnauthorized: false, servername });
  try {
    return await new Promise((resolve, reject) => {
      const host = port === 443 ? address : `${address}:${port}`;
      const request = http.request({ createConnection: () => secure, path: '/', headers: { host }, signal });
      request.once('response', (response) => {
        const status = response.statusCode;
        const seen = secure.getPeerX509Certificate()?.fingerprint256.replaceAll(':', '').toLowerCase();
        // A second machine behind the same address is not the one whose certificate is told.
        if (seen !== expectedSha256) {
          resolve({});
          return;
        }
        const chunks: Buffer[] = [];
        let sizeBytes = 0;
        const finish = (): void => {
          const title = titleOf(Buffer.concat(chunks).toString('utf8'));
          resolve({ ...(status !== undefined && { status }), ...(title !== undefined && { title }) });
        };
        response.on('data', (chunk: Buffer) => {
          chunks.push(chunk);
          sizeBytes += chunk.length;
          if (sizeBytes > maxPageBytes) finish();
        });
        response.once('end', finish);
        response.once('error', finish);
      });
      // Not once: destroying the socket afterwards may raise another.
      request.on('error', () => {
        if (signal.aborted) reject(signal.reason as Error);
        // TLS answered and HTTP did not: what is known is the certificate.
        else resolve({});
      });
      secure.on('error', () => resolve({}));
      request.end();
    });
  } finally {
    secure.destroy();
    socket.destroy();
  }
}

function titleOf(page: string): string | undefined {
  const title = /<title[^>]*>([^<]{0,500})/i.exec(page)?.[1];
  return title === undefined ? undefined : serverText(title.replace(/\s+/g, ' '), 120) || undefined;
}
