import { createHash } from 'node:crypto';
import type { ApplianceSide } from '../../shared/run/error-codes.ts';
import { consoleUrl } from '../../shared/run/standing/probe-command.ts';
import { loadProfile } from '../appliance/profiles/load-profile.ts';
import type { Ask } from '../ask.ts';
import { askForCertificate } from '../cut-over/new-shown.ts';
import { isAbort, isMigrationError, MigrationError } from '../errors.ts';
import { describe, readSigned } from '../read-certificate.ts';
import { dialFromLaptop } from '../ssh/dial.ts';
import { parseHop } from '../ssh/ssh-config.ts';
import { timeLimit } from '../time-limit.ts';
import { openBrowserWindow, type BrowserWindowOptions, type OpenedBrowser } from './browser-window.ts';
import { labelsOf, type ConsoleRules } from './console-rules.ts';
import type { ConsoleWindow } from './console-window.ts';

export interface OpenConsoleOptions {
  /** `address[:port]`; the port is that of the profile otherwise. */
  readonly host: string;
  readonly side: ApplianceSide;
  /** Profile id, or the path of a profile file. */
  readonly profile: string;
  /** Program of the browser. */
  readonly browser: string;
  /** SHA-256 of the certificate, where it is known beforehand: then nobody is asked. */
  readonly certificate?: string | undefined;
  /** What the bar says for an address. */
  readonly barText: (address: string) => string;
  readonly ask: Ask;
  readonly signal: AbortSignal;
}

export interface OpenConsole {
  readonly window: ConsoleWindow;
  readonly origin: string;
  readonly certificateSha256: string;
  /** None where the profile knows no page of a console. */
  readonly rules: ConsoleRules;
}

const timeoutMs = 10_000;

/**
 * Opens the web console of a machine in a window, under the certificate that it shows now and that a person accepts, or that is
 * named. The caller closes the window. Throws `reach.*`, `trust.certificate-changed`, `run.declined`, `run.waiting`, `profile.*`,
 * `local.io`.
 */
export async function openConsole(
  options: OpenConsoleOptions,
  open: (options: BrowserWindowOptions) => Promise<Pick<OpenedBrowser, 'window'>> = openBrowserWindow,
): Promise<OpenConsole> {
  const { host, side, browser, ask, signal, certificate: wanted, barText } = options;
  const profile = await loadProfile(options.profile, process.cwd());
  const { address, sshPort: port = profile.ports.console } = parseHop(host);
  const signed = await certificateAt(address, port, signal);
  const seen = describe(signed, address, port);
  if (wanted === undefined) await askForCertificate({ ask, signal }, side, 'unknown', seen);
  else if (wanted !== seen.sha256)
    throw new MigrationError(
      'trust.certificate-changed',
      { address, sha256: seen.sha256, pinnedSha256: wanted },
      { side },
    );
  const origin = new URL(consoleUrl(address, { console: port })).origin;
  const rules = profile.console ?? { pages: {} };
  const { window } = await open({
    browser,
    origin,
    certificateSha256: seen.sha256,
    keySha256: createHash('sha256')
      .update(signed.publicKey.export({ type: 'spki', format: 'der' }))
      .digest('base64'),
    bar: { text: barText(address), side },
    labels: labelsOf(rules),
    signal,
  });
  return { window, origin, certificateSha256: seen.sha256, rules };
}

async function certificateAt(address: string, port: number, outer: AbortSignal) {
  const limit = timeLimit(outer, timeoutMs);
  const by = 'console' as const;
  try {
    const signed = await readSigned(await dialFromLaptop(address, port, limit.signal), address, limit.signal);
    if (!signed) throw new MigrationError('reach.unreachable', { address, port, by });
    return signed;
  } catch (error) {
    if (isAbort(error) && !outer.aborted)
      throw new MigrationError('reach.timeout', { address, port, timeoutMs, by }, { cause: error });
    if (isMigrationError(error, 'reach.refused', 'reach.unreachable'))
      throw new MigrationError(error.code, { address, port, by }, { cause: error });
    throw error;
  } finally {
    limit.clear();
  }
}
