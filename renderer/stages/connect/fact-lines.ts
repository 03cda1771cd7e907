import type { ApplianceFacts } from '../../../shared/run/facts.ts';
import type { Format } from '../../../shared/text/format.ts';
import { plainText } from '../../../shared/text/plain-text.ts';
import type { WindowWords } from '../../../shared/text/en/window.ts';

type StageWords = WindowWords['connect']['stage'];

/** What a machine told about one thing. `unread`: it was looked for and could not be read. `not-told`: there is nothing to tell. */
export type FactReading =
  | { readonly kind: 'read'; readonly lines: readonly string[] }
  | { readonly kind: 'unread'; readonly reason: string }
  | { readonly kind: 'not-told' };

/** The facts that a machine tells, in the order in which they are shown. */
export const toldFacts = [
  'os',
  'kernel',
  'cores',
  'ramBytes',
  'disks',
  'addresses',
  'gateway',
  'dnsServers',
  'clockSkewMs',
  'networkOwner',
  'platform',
  'uptimeSeconds',
  'loadAverage',
] as const satisfies readonly (keyof ApplianceFacts & keyof StageWords['facts'])[];
export type ToldFact = (typeof toldFacts)[number];

/** Below this a clock counts as the same: it is halved round trips of the network that are measured. */
const sameClockMs = 1_000;

/** One fact in words, each line for itself. Texts of the machine are made safe. */
export function readingOf(
  fact: ToldFact | 'hostName',
  facts: ApplianceFacts,
  format: Format,
  stage: StageWords,
): FactReading {
  const lines = linesOf(fact, facts, format, stage).map((line) => plainText(line));
  if (lines.length > 0) return { kind: 'read', lines };
  const unread = facts.unread.find((each) => each.fact === fact);
  return unread ? { kind: 'unread', reason: plainText(unread.reason) } : { kind: 'not-told' };
}

/** What could not be read and has no line of its own in the table. */
export function otherUnread(
  facts: ApplianceFacts,
): readonly { readonly fact: string; readonly reason: string }[] {
  const shown: ReadonlySet<string> = new Set([...toldFacts, 'hostName']);
  return facts.unread
    .filter(({ fact }) => !shown.has(fact))
    .map(({ fact, reason }) => ({ fact: plainText(fact), reason: plainText(reason) }));
}

function linesOf(
  fact: ToldFact | 'hostName',
  facts: ApplianceFacts,
  format: Format,
  stage: StageWords,
): readonly string[] {
  switch (fact) {
    case 'hostName':
    case 'os':
    case 'kernel':
    case 'gateway':
      return some(facts[fact], (text) => [text]);
    case 'cores':
      return some(facts.cores, (cores) => [format.number(cores)]);
    case 'ramBytes':
      return some(facts.ramBytes, (bytes) => [format.bytes(bytes)]);
    case 'disks':
      return (facts.disks ?? []).map(
        ({ mount, freeBytes, totalBytes }) =>
          `${mount}: ${stage.free(format.bytes(freeBytes), format.bytes(totalBytes))}`,
      );
    case 'addresses':
      return (facts.addresses ?? []).map(
        ({ interfaceName, address, prefixLength, isDynamic }) =>
          `${address}/${String(prefixLength)} (${[interfaceName, ...(isDynamic ? [stage.dynamic] : [])].join(', ')})`,
      );
    case 'dnsServers':
      return some(facts.dnsServers, (servers) => (servers.length === 0 ? [] : [servers.join(', ')]));
    case 'clockSkewMs':
      return some(facts.clockSkewMs, (skewMs) => [clockLine(skewMs, format, stage)]);
    case 'networkOwner':
      return some(facts.networkOwner, (owner) => [stage.networkOwners[owner]]);
    case 'platform':
      return some(facts.platform, (platform) => [
        facts.isCloudImage === true ? `${platform} (${stage.cloudImage})` : platform,
      ]);
    case 'uptimeSeconds':
      return some(facts.uptimeSeconds, (seconds) => [format.duration(seconds * 1000)]);
    case 'loadAverage':
      return some(facts.loadAverage, (load) => [format.number(load)]);
    default:
      return fact satisfies never;
  }
}

function clockLine(skewMs: number, format: Format, { clock }: StageWords): string {
  if (Math.abs(skewMs) < sameClockMs) return clock.same;
  const by = format.duration(Math.abs(skewMs));
  return skewMs > 0 ? clock.ahead(by) : clock.behind(by);
}

function some<T>(value: T | undefined, lines: (value: T) => readonly string[]): readonly string[] {
  return value === undefined || value === '' ? [] : lines(value);
}
