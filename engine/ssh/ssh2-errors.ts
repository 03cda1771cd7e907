import { isMigrationError, MigrationError } from '../errors.ts';

/** What the connection was to, for the sentence. */
export interface ConnectSubject {
  readonly address: string;
  readonly port: number;
  readonly timeoutMs: number;
}

interface Ssh2Error extends Error {
  readonly level?: string;
  readonly code?: string | number;
}

/**
 * An error of ssh2's client, or of the socket below it, while connecting. Decided by `level` and `code`; where ssh2 has
 * nothing but a sentence, by sentences of ssh2 1.17 that `ssh2-errors.test.ts` has recorded. The only place that does so.
 */
export function translateConnectError(
  error: unknown,
  { address, port, timeoutMs }: ConnectSubject,
): MigrationError {
  if (isMigrationError(error)) return error;
  const { level, code, message } = error as Ssh2Error;
  const cause = { cause: error };
  switch (code) {
    case 'ECONNREFUSED':
      return new MigrationError('reach.refused', { address, port }, cause);
    case 'ETIMEDOUT':
      return new MigrationError('reach.timeout', { address, port, timeoutMs }, cause);
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new MigrationError('reach.unknown-name', { address }, cause);
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'EHOSTDOWN':
      return new MigrationError('reach.unreachable', { address, port }, cause);
    default:
  }
  if (level === 'client-timeout')
    return new MigrationError('reach.timeout', { address, port, timeoutMs }, cause);
  if (isAlgorithmMismatch(error))
    return new MigrationError('reach.no-common-algorithm', { address, detail: message }, cause);
  // Thrown before it connects: nothing was lost, and no try again helps.
  if (/^Unsupported algorithm/.test(message)) return new MigrationError('bug', { detail: message }, cause);
  if (/invalid identification|header line too long/i.test(message))
    return new MigrationError('reach.not-ssh', { address, port }, cause);
  return new MigrationError('reach.connection-lost', { address }, cause);
}

/** Whether the handshake ended because the two sides have no algorithm of some category in common. */
export function isAlgorithmMismatch(error: unknown): boolean {
  return /no matching/i.test((error as Ssh2Error).message);
}

/**
 * Whether the first bytes of a server can be those of SSH: its version, or lines before it (RFC 4253 section 4.2), which
 * OpenSSH uses to say that it takes no more connections now.
 */
export function speaksSsh(greeting: Buffer): boolean {
  const text = greeting.toString('latin1');
  // A line that was cut in its first word is no other protocol.
  if ('SSH-'.startsWith(text)) return true;
  return /^SSH-|\nSSH-|^Exceeded MaxStartups|^Not allowed at this time/.test(text);
}

/** An SSH agent that cannot be used: told as an error of the client, which nevertheless goes on with the next method. */
export function isAgentTrouble(error: unknown): boolean {
  return (error as Ssh2Error).level === 'agent';
}

/** SSH_DISCONNECT_PROTOCOL_ERROR (RFC 4253 section 11.1), by which OpenSSH ends a login with too many attempts. */
const protocolError = 2;

/** Whether the server turned the login down: no method is left, or it has seen enough attempts. */
export function isLoginRefused(error: unknown): boolean {
  const { level, code, message } = error as Ssh2Error;
  if (level === 'client-authentication') return true;
  return code === protocolError && /too many authentication failures/i.test(message);
}

/** Status codes of SFTP version 3 (draft-ietf-secsh-filexfer-02, section 7), as ssh2 hands them on. */
const sftpStatus = {
  noSuchFile: 2,
  permissionDenied: 3,
  failure: 4,
  noConnection: 6,
  connectionLost: 7,
  unsupported: 8,
} as const;

/** An error of an SFTP request about `path`. OpenSSH says no more than "Failure" of a full disk: the caller looks at the free space. */
export function translateSftpError(error: unknown, path: string): MigrationError {
  if (isMigrationError(error)) return error;
  const { code, message } = error as Ssh2Error;
  const cause = { cause: error };
  switch (code) {
    case sftpStatus.noSuchFile:
      return new MigrationError('transfer.source-missing', { path }, cause);
    case sftpStatus.permissionDenied:
      return new MigrationError('transfer.permission-denied', { path }, cause);
    case sftpStatus.noConnection:
    case sftpStatus.connectionLost:
      return new MigrationError('reach.connection-lost', { address: '' }, cause);
    case sftpStatus.unsupported:
      return new MigrationError('transfer.unsupported', { operation: path }, cause);
    case undefined:
      // Not an answer of the server: ssh2 ended what waited for one, for the channel ended.
      return new MigrationError('transfer.cut', { name: path, doneBytes: 0, attempts: 0 }, cause);
    default:
      return new MigrationError('transfer.failed', { path, detail: message }, cause);
  }
}

/** Reasons of a refused channel (RFC 4254 section 5.1). */
const channelReason = { prohibited: 1, connectFailed: 2 } as const;

/** Why the far side made no connection onward. A server that forbids it has not looked; one that failed has. */
export function translateTunnelError(
  error: unknown,
  address: string,
  port: number,
  through: string,
): MigrationError {
  if (isMigrationError(error)) return error;
  const { reason } = error as { reason?: unknown };
  const cause = { cause: error };
  switch (reason) {
    case channelReason.connectFailed:
      return new MigrationError('reach.tunnel-refused', { address, port, through }, cause);
    case undefined:
      // Not an answer of the server: ssh2 ended what waited for one.
      return new MigrationError('reach.connection-lost', { address: through }, cause);
    default:
      return new MigrationError(
        'transfer.unsupported',
        { operation: `TCP forwarding through ${through}` },
        cause,
      );
  }
}

/**
 * What the far side met when it made no connection onward, as far as it tells: OpenSSH sends the text of connect(2). `refused`
 * is an answer of the address; `offline` says that the far side could not look.
 */
export function whyTunnelRefused(
  error: MigrationError<'reach.tunnel-refused'>,
): 'refused' | 'offline' | 'silent' {
  const { message = '' } = (error.cause ?? {}) as { message?: string };
  if (/connection refused|connection reset/i.test(message)) return 'refused';
  if (
    /network is (unreachable|down)|cannot assign|permission denied|not permitted|resol|not known/i.test(
      message,
    )
  )
    return 'offline';
  return 'silent';
}
