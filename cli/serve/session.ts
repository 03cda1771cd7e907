import { randomBytes, timingSafeEqual } from 'node:crypto';

/** What whoever traded the code of a launch link holds from then on; a request needs both. */
export interface HeldSession {
  /** The cookie to set. A browser sends it to every port of this computer, so it proves nothing alone. */
  readonly cookie: string;
  /** For the page's own hands: only pages of our origin learn it. */
  readonly token: string;
}

/** Who may talk to the engine: whoever traded a one-time code of a launch link. */
export interface Session {
  /** Makes a code for a launch link. It works once, and the one before works no more. */
  newCode(): string;
  /** Gives the session where the code is right and was not used; undefined otherwise. */
  redeem(code: string): HeldSession | undefined;
  /** Whether a `Cookie` header and a page's token are both of this session. */
  isHeldBy(cookieHeader: string | undefined, token: string | undefined): boolean;
}

const secretBytes = 32;

/** Makes the session of one program. Cookies are shared by all ports of a host: the name holds the port (RFC 6265, 8.5). */
export function createSession(port: () => number): Session {
  const [cookie, token] = [newSecret(), newSecret()];
  let openCode: string | undefined;
  const name = (): string => `handover-${port()}`;
  return {
    newCode: () => (openCode = newSecret()),
    redeem: (code) => {
      if (openCode === undefined || !isSame(code, openCode)) return undefined;
      openCode = undefined;
      return { cookie: `${name()}=${cookie}; HttpOnly; SameSite=Strict; Path=/`, token };
    },
    isHeldBy: (cookieHeader, given) =>
      isSame(given ?? '', token) &&
      (cookieHeader ?? '')
        .split(';')
        .map((part) => part.trim().split('='))
        .some(([key, value]) => key === name() && isSame(value ?? '', cookie)),
  };
}

function newSecret(): string {
  return randomBytes(secretBytes).toString('hex');
}

/** Compares in constant time. */
function isSame(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}
