import { randomBytes, timingSafeEqual } from 'node:crypto';

/** Who may talk to the engine: whoever traded the one-time code of the launch link for the session's cookie. */
export interface Session {
  /** Part of the launch link. Works once. */
  readonly launchCode: string;
  /** Gives the cookie to set where the code is right and was not used; undefined otherwise. */
  redeem(code: string): string | undefined;
  /** Whether a `Cookie` header holds this session's cookie. */
  isHeldBy(cookieHeader: string | undefined): boolean;
}

const secretBytes = 32;

/**
 * Makes the session of one program. The code stands in the browser's command line, where other users of this computer may
 * read it; so it is burnt by its first use, right or wrong use alike from then on. Cookies are shared by all ports of a
 * host: the name holds the port (RFC 6265, 8.5).
 */
export function createSession(port: () => number): Session {
  const launchCode = randomBytes(secretBytes).toString('hex');
  const token = randomBytes(secretBytes).toString('hex');
  let isUsed = false;
  const name = (): string => `handover-${port()}`;
  return {
    launchCode,
    redeem: (code) => {
      if (isUsed || !isSame(code, launchCode)) return undefined;
      isUsed = true;
      return `${name()}=${token}; HttpOnly; SameSite=Strict; Path=/`;
    },
    isHeldBy: (cookieHeader) =>
      (cookieHeader ?? '')
        .split(';')
        .map((part) => part.trim().split('='))
        .some(([key, value]) => key === name() && isSame(value ?? '', token)),
  };
}

/** Compares in constant time. */
function isSame(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}
