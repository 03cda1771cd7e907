import { randomBytes, timingSafeEqual } from 'node:crypto';

/** Who may talk to the engine: whoever traded a one-time code of a launch link for the session's cookie. */
export interface Session {
  /** Makes a code for a launch link. It works once, and the one before works no more. */
  newCode(): string;
  /** Gives the cookie to set where the code is right and was not used; undefined otherwise. */
  redeem(code: string): string | undefined;
  /** Whether a `Cookie` header holds this session's cookie. */
  isHeldBy(cookieHeader: string | undefined): boolean;
}

const secretBytes = 32;

/**
 * Makes the session of one program. A code stands in the browser's command line, where other users of this computer may
 * read it; so it is burnt by its use. Cookies are shared by all ports of a host: the name holds the port (RFC 6265, 8.5).
 */
export function createSession(port: () => number): Session {
  const token = newSecret();
  let openCode: string | undefined;
  const name = (): string => `handover-${port()}`;
  return {
    newCode: () => (openCode = newSecret()),
    redeem: (code) => {
      if (openCode === undefined || !isSame(code, openCode)) return undefined;
      openCode = undefined;
      return `${name()}=${token}; HttpOnly; SameSite=Strict; Path=/`;
    },
    isHeldBy: (cookieHeader) =>
      (cookieHeader ?? '')
        .split(';')
        .map((part) => part.trim().split('='))
        .some(([key, value]) => key === name() && isSame(value ?? '', token)),
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
