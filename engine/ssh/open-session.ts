import { setMaxListeners } from 'node:events';
import type { Duplex } from 'node:stream';
import ssh2, { type AuthHandlerMiddleware, type Client, type ConnectConfig } from 'ssh2';
import type { AuthMethod } from '../../shared/contract/plan.ts';
import type { ApplianceSide } from '../../shared/run/error-codes.ts';
import type { Ask } from '../ask.ts';
import { isMigrationError, MigrationError } from '../errors.ts';
import { dialFromLaptop } from './dial.ts';
import { algorithmsOf, describeMismatch, offerOf } from './algorithms.ts';
import { createLogin } from './login/authenticate.ts';
import type { Credentials } from './login/credentials.ts';
import { fingerprintOf, typeOfKey } from './trust/read-host-key.ts';
import { mostOfferBytes, readOffer } from './trust/read-offer.ts';
import type { HostIdentity } from './remote-host.ts';
import { tunnel, type Session } from './session.ts';
import {
  isAgentTrouble,
  isAlgorithmMismatch,
  isLoginRefused,
  speaksSsh,
  translateConnectError,
} from './ssh2-errors.ts';
import { timeLimit, type TimeLimit } from '../time-limit.ts';
import { eitherSignal, untilAborted } from '../until-aborted.ts';

/** How long the other end may take to hear that the connection is over, before it is cut. */
const closeGraceMs = 1_000;

/** One machine to log in to. */
export interface SshTarget {
  readonly address: string;
  readonly port: number;
  readonly user: string;
  readonly authentication: readonly AuthMethod[];
  readonly keyFile?: string | undefined;
  readonly legacyAlgorithms?: boolean | undefined;
  /** Name under which the host key is known, where it is not the address (`HostKeyAlias`). */
  readonly hostKeyAlias?: string | undefined;
  /** Socket of this target's own SSH agent (`IdentityAgent`), where it is not the user's. */
  readonly agent?: string | undefined;
}

export interface SessionOptions {
  readonly side: ApplianceSide;
  readonly target: SshTarget;
  /** The target is a jump host on the way to the machine of `side`. */
  readonly isJump?: boolean;
  readonly agent: string | undefined;
  readonly ask: Ask;
  readonly signal: AbortSignal;
  readonly connectTimeoutMs: number;
  readonly keepaliveMs: number;
  readonly keepaliveCount: number;
  readonly credentials: Credentials;
  /** Key types to prefer: those that are known or pinned. */
  readonly preferredKeyTypes: readonly string[];
  /** Whether this key is the one; called before anything that identifies the user is sent. Returns why it is not. */
  readonly refuse: (key: Buffer, keyType: string) => MigrationError | undefined;
  /** The session of the jump host before this one. */
  readonly through?: Session | undefined;
}

/**
 * Connects, checks the host key and logs in. Throws `reach.*`, `trust.*`, `auth.*`, or the signal's reason. Whatever
 * happens, a failed attempt leaves no connection behind.
 */
export async function openSession(options: SessionOptions): Promise<Session> {
  const { target, signal, side } = options;
  const watch = timeLimit(signal, options.connectTimeoutMs);
  let socket: Duplex | undefined;
  const client = new ssh2.Client();
  try {
    socket = await dial(options, watch.signal);
    return await logIn(client, socket, options, watch);
  } catch (error) {
    client.destroy();
    socket?.destroy();
    signal.throwIfAborted();
    const { address, port } = target;
    const timeoutMs = options.connectTimeoutMs;
    const known =
      watch.signal.aborted && !isMigrationError(error)
        ? new MigrationError('reach.timeout', { address, port, timeoutMs })
        : translateConnectError(error, { address, port, timeoutMs });
    throw known.side ? known : new MigrationError(known.code, known.params, { side, cause: error });
  } finally {
    watch.clear();
  }
}

/** TCP with Nagle's algorithm off from the first packet: the largest single factor of speed over SSH. */
async function dial({ target, through }: SessionOptions, signal: AbortSignal): Promise<Duplex> {
  return through
    ? tunnel(through, target.address, target.port, signal)
    : dialFromLaptop(target.address, target.port, signal);
}

async function logIn(
  client: Client,
  socket: Duplex,
  options: SessionOptions,
  watch: TimeLimit,
): Promise<Session> {
  const { target, side, credentials, signal } = options;
  const { address, port, user } = target;
  // While a person thinks, no clock runs.
  const lost = new AbortController();
  // One listener for each request that waits, and many may.
  setMaxListeners(0, lost.signal);
  const ask: Ask = (question) =>
    // Nobody should go on typing a password for a connection that is gone.
    watch.pausedWhile(async () => {
      const either = eitherSignal(signal, lost.signal);
      try {
        return await options.ask(question, { signal: either.signal });
      } finally {
        either.clear();
      }
    });
  const login = createLogin(
    {
      side,
      isJump: options.isJump,
      address,
      user,
      methods: target.authentication,
      keyFile: target.keyFile,
      agent: target.agent ?? options.agent,
      ask,
      signal,
    },
    credentials,
  );
  let refusal: MigrationError | undefined;
  let identity: HostIdentity | undefined;
  let greeting = Buffer.alloc(0);
  const offer = offerOf(options.preferredKeyTypes, target.legacyAlgorithms === true);
  const config: ConnectConfig = {
    sock: socket,
    username: user,
    readyTimeout: 0,
    keepaliveInterval: options.keepaliveMs,
    keepaliveCountMax: options.keepaliveCount,
    algorithms: algorithmsOf(offer),
    hostVerifier: (key: Buffer) => {
      const keyType = typeOfKey(key);
      refusal = options.refuse(key, keyType);
      identity = { address, port, user, keyType, sha256: fingerprintOf(key) };
      return refusal === undefined;
    },
    // The types know no `false`, which is how ssh2 is told that no method is left.
    authHandler: login.next as AuthHandlerMiddleware,
  };
  const lose = (cause?: unknown) => {
    if (!lost.signal.aborted)
      lost.abort(new MigrationError('reach.connection-lost', { address }, { side, cause }));
  };
  try {
    await untilAborted<undefined>([watch.signal], (resolve, reject) => {
      client.on('error', (error) => {
        // ssh2 tells it as an error and goes on with the next method.
        if (isAgentTrouble(error)) return;
        reject(error);
        lose(error);
      });
      client.on('close', () => {
        reject(new Error('connection closed before it was ready'));
        lose();
      });
      client.once('ready', () => resolve(undefined));
      client.once('change password', () => reject(login.failure()));
      client.connect(config);
      // ssh2 keeps the socket paused until it reads itself, so that nothing is taken from it here.
      const keep = (data: Buffer) => {
        greeting = Buffer.concat([greeting, data]);
        if (identity || greeting.length > mostOfferBytes) socket.off('data', keep);
      };
      socket.on('data', keep);
      client.once('ready', () => socket.off('data', keep));
    });
  } catch (error) {
    lose(error);
    if (refusal) throw refusal;
    if (greeting.length > 0 && !speaksSsh(greeting)) {
      throw new MigrationError('reach.not-ssh', { address, port }, { side, cause: error });
    }
    if (isLoginRefused(error)) throw login.failure();
    const theirs = isAlgorithmMismatch(error) ? readOffer(greeting) : undefined;
    const detail = theirs && describeMismatch(address, offer, theirs);
    if (detail !== undefined && detail !== '')
      throw new MigrationError('reach.no-common-algorithm', { address, detail }, { side, cause: error });
    throw error;
  }
  if (!identity) throw new MigrationError('bug', { detail: 'connected without a host key' }, { side });
  return { client, identity, lost: lost.signal, close: () => end(client, socket, lose) };
}

/** Says goodbye, and cuts the connection where the other end does not take leave. */
function end(client: Client, socket: Duplex, lose: () => void): void {
  lose();
  const cut = setTimeout(() => socket.destroy(), closeGraceMs);
  client.once('close', () => clearTimeout(cut));
  client.end();
  if (socket.destroyed) clearTimeout(cut);
}
