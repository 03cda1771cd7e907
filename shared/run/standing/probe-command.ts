/** The ports of a machine at its address. */
export interface Ports {
  readonly ssh: number;
  readonly console: number;
}

const usual = { ssh: 22, console: 443 } as const satisfies Ports;

/** The line that looks who answers at an address: with the host key that is expected there, where one is known, and the ports that are not the usual ones. */
export function probeCommandLine(address: string, { ssh, console }: Ports, key = ''): string {
  return [
    'handover probe',
    address,
    ...(key === '' ? [] : [`--expect ${key}`]),
    ...(ssh === usual.ssh ? [] : [`--ssh-port ${String(ssh)}`]),
    ...(console === usual.console ? [] : [`--console-port ${String(console)}`]),
  ].join(' ');
}

/** The address of a web console, such as `https://192.0.2.10` or `https://[2001:db8::1]:8443`. */
export function consoleUrl(address: string, { console }: Pick<Ports, 'console'>): string {
  const host = address.includes(':') && !address.startsWith('[') ? `[${address}]` : address;
  return `https://${host}${console === usual.console ? '' : `:${String(console)}`}`;
}
