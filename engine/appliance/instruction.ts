import type { Instruction } from '../../shared/run/facts.ts';

/** Where the web console of an appliance answers. */
export interface ConsoleEndpoint {
  readonly address: string;
  readonly port: number;
}

interface Described {
  readonly title: string;
  readonly menuPath: readonly string[];
  readonly steps: readonly string[];
  readonly see: string;
  readonly link?: string | undefined;
  readonly caution?: string | undefined;
}

/** What the profile tells the admin to do, with `{console}` filled in wherever it stands. */
export function instructionOf(described: Described, endpoint: ConsoleEndpoint): Instruction {
  const fill = (text: string): string => text.replaceAll('{console}', consoleUrl(endpoint));
  return {
    title: fill(described.title),
    menuPath: [...described.menuPath],
    steps: described.steps.map(fill),
    see: fill(described.see),
    ...(described.link !== undefined && { link: fill(described.link) }),
    ...(described.caution !== undefined && { caution: fill(described.caution) }),
  };
}

/** The address of a web console, such as `https://192.0.2.10` or `https://[2001:db8::1]:8443`. */
export function consoleUrl({ address, port }: ConsoleEndpoint): string {
  const host = address.includes(':') && !address.startsWith('[') ? `[${address}]` : address;
  return port === 443 ? `https://${host}` : `https://${host}:${port}`;
}
