import type { ApplianceSide } from '../../shared/run/error-codes.ts';
import type { Ask } from '../ask.ts';
import { isMigrationError, MigrationError } from '../errors.ts';
import { forgetCredentials, type Credentials } from './login/credentials.ts';
import type { KnownHosts } from './trust/known-hosts.ts';
import { usesNativeCrypto } from './native-crypto.ts';
import { openSession, type SessionOptions, type SshTarget } from './open-session.ts';
import type { Session } from './session.ts';
import { fingerprintOf } from './trust/read-host-key.ts';
import type { RemoteHost } from './remote-host.ts';
import { createSsh2Host } from './ssh2-host.ts';

export interface ConnectOptions {
  readonly side: ApplianceSide;
  readonly target: SshTarget;
  /** Jump hosts, from the laptop's side to the machine's. */
  readonly jumps?: readonly SshTarget[];
  /** The fingerprint that the machine must show. Then known hosts are not looked at, and nobody is asked. */
  readonly pinnedSha256?: string | undefined;
  readonly knownHosts: KnownHosts;
  /** Whether a person has agreed that just this key takes the place of the one that is known of this machine. Default: never. */
  readonly mayReplace?: ((address: string, sha256: string) => boolean) | undefined;
  readonly ask: Ask;
  readonly signal: AbortSignal;
  /** Socket or pipe of the SSH agent. */
  readonly agent?: string | undefined;
  readonly connectTimeoutMs?: number;
  /** A dead link shows after `keepaliveMs` times `keepaliveCount`. */
  readonly keepaliveMs?: number;
  readonly keepaliveCount?: number;
  /** Told technical details, without secrets, for whoever looks for a fault. */
  readonly debug?: ((line: string) => void) | undefined;
}

/**
 * Connects to a machine, through jump hosts where there are any, each with its own login and its own host key. An unknown key,
 * or a new key type of a known machine, is asked about; a changed or revoked one stops. Nothing that identifies the user
 * is sent before the key is accepted. Throws `reach.*`, `trust.*`, `auth.*`, the signal's reason.
 */
export async function connectHost(options: ConnectOptions): Promise<RemoteHost> {
  options.debug?.(`ssh2 native crypto: ${String(usesNativeCrypto() ?? 'unknown')}`);
  const targets = [...(options.jumps ?? []), options.target];
  const credentials: Credentials[] = targets.map(() => ({}));
  // Pinned at the first contact: a reconnect must find the same machines.
  const pins = new Map<number, string>();
  const { pinnedSha256 } = options;
  if (pinnedSha256 !== undefined) pins.set(targets.length - 1, pinnedSha256);

  const openAll = async (signal: AbortSignal): Promise<Session[]> => {
    const sessions: Session[] = [];
    try {
      for (const [index, target] of targets.entries()) {
        options.debug?.(`connecting to ${target.address}, port ${target.port}, as ${target.user}`);
        const session = await openTrusted(
          { ...options, signal },
          target,
          credentials[index] ?? {},
          pins.get(index),
          sessions.at(-1),
        );
        pins.set(index, session.identity.sha256);
        sessions.push(session);
        options.debug?.(
          `logged in to ${target.address}, host key ${session.identity.keyType} ${session.identity.sha256}`,
        );
      }
      return sessions;
    } catch (error) {
      for (const session of sessions.reverse()) session.close();
      throw error;
    }
  };
  const forget = () => credentials.forEach(forgetCredentials);
  try {
    return createSsh2Host({ sessions: await openAll(options.signal), reopen: openAll, forget });
  } catch (error) {
    forget();
    throw error;
  }
}

/**
 * Opens a session, asking about the key where that is to be asked. The question comes after the connection was ended: a
 * person who compares fingerprints takes longer than a server waits for a login. The second connection accepts exactly the
 * key that was asked about.
 */
async function openTrusted(
  options: ConnectOptions,
  target: SshTarget,
  credentials: Credentials,
  pinnedSha256: string | undefined,
  through: Session | undefined,
): Promise<Session> {
  const { side, knownHosts, ask, signal } = options;
  const { port } = target;
  // A key that is known under an alias is known without a port (ssh_config(5), HostKeyAlias).
  const known =
    target.hostKeyAlias === undefined
      ? { name: target.address, port }
      : { name: target.hostKeyAlias, port: 22 };
  let met:
    | { readonly key: Buffer; readonly keyType: string; readonly reason: 'unknown' | 'new-type' | 'replaced' }
    | undefined;
  const byFiles = (key: Buffer, keyType: string): MigrationError | undefined => {
    const sha256 = fingerprintOf(key);
    const subject = { address: target.address, keyType, sha256 };
    const verdict = knownHosts.check(known.name, known.port, keyType, key);
    switch (verdict.kind) {
      case 'match':
        return undefined;
      case 'unknown':
      case 'new-type':
        met = { key, keyType, reason: verdict.kind };
        return new MigrationError('trust.host-key-unknown', subject, { side });
      case 'changed':
        if (options.mayReplace?.(target.address, sha256) === true) met = { key, keyType, reason: 'replaced' };
        return new MigrationError(
          'trust.host-key-changed',
          { ...subject, knownSha256: verdict.knownSha256, knownFrom: verdict.knownFrom },
          { side },
        );
      case 'revoked':
        return new MigrationError('trust.host-key-revoked', subject, { side });
      default:
        return verdict satisfies never;
    }
  };
  const base: Omit<SessionOptions, 'refuse'> = {
    side,
    target,
    isJump: target !== options.target,
    credentials,
    through,
    ask,
    signal,
    agent: options.agent,
    connectTimeoutMs: options.connectTimeoutMs ?? 15_000,
    keepaliveMs: options.keepaliveMs ?? 5_000,
    keepaliveCount: options.keepaliveCount ?? 3,
    preferredKeyTypes: knownHosts.typesOf(known.name, known.port),
  };
  if (pinnedSha256 !== undefined) return openPinned(base, pinnedSha256);
  try {
    return await openSession({ ...base, refuse: byFiles });
  } catch (error) {
    if (!met || !isMigrationError(error, 'trust.host-key-unknown', 'trust.host-key-changed')) throw error;
    const { key, keyType, reason } = met;
    const sha256 = fingerprintOf(key);
    if (reason === 'replaced') {
      const session = await openPinned({ ...base, preferredKeyTypes: [keyType] }, sha256);
      // Only now has the machine shown that the key is its own.
      knownHosts.replace(known.name, known.port, keyType, key);
      return session;
    }
    const isTrusted = await ask(
      {
        kind: 'trust-host-key',
        reason,
        side,
        address: target.address,
        port,
        keyType,
        sha256,
        ...(target !== options.target && { isJump: true }),
      },
      { signal },
    );
    if (!isTrusted) throw error;
    knownHosts.add(known.name, known.port, keyType, key);
    return openPinned({ ...base, preferredKeyTypes: [keyType] }, sha256);
  }
}

/**
 * A server may have several keys and shows the type that is preferred: where the pin is of another type than the first key
 * shown, the other types are tried before the pin counts as missed.
 */
async function openPinned(base: Omit<SessionOptions, 'refuse'>, pinnedSha256: string): Promise<Session> {
  const shown = new Set<string>();
  const { address } = base.target;
  const refuse = (key: Buffer, keyType: string) => {
    const sha256 = fingerprintOf(key);
    shown.add(keyType);
    return sha256 === pinnedSha256
      ? undefined
      : new MigrationError(
          'trust.host-key-not-pinned',
          { address, sha256, pinnedSha256 },
          { side: base.side },
        );
  };
  let failure: unknown;
  for (const types of [base.preferredKeyTypes, ['ecdsa-sha2-nistp256'], ['ssh-rsa'], ['ssh-ed25519']]) {
    if (types.length > 0 && types.every((type) => shown.has(type))) continue;
    try {
      return await openSession({ ...base, preferredKeyTypes: types, refuse });
    } catch (error) {
      failure ??= error;
      if (!isMigrationError(error, 'trust.host-key-not-pinned')) throw error;
    }
  }
  throw failure;
}
