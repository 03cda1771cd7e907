import { z } from 'zod';

const linkSchema = z.array(
  z.object({
    ifname: z.string().optional(),
    flags: z.array(z.string()).default([]),
    address: z.string().optional(),
    addr_info: z
      .array(
        z.object({
          local: z.string().optional(),
          prefixlen: z.number().int().optional(),
          scope: z.string().optional(),
          dynamic: z.boolean().optional(),
        }),
      )
      .default([]),
  }),
);
const routeSchema = z.array(
  z.object({
    dst: z.string().optional(),
    gateway: z.string().optional(),
    dev: z.string().optional(),
    metric: z.number().optional(),
  }),
);

export interface CardAddress {
  readonly interfaceName: string;
  readonly address: string;
  readonly prefixLength: number;
  readonly isDynamic: boolean;
  readonly mac?: string;
}

/** `ip -j addr`: the addresses that others can reach. Loopback and link-local ones are left out. */
export function parseIpAddr(text: string): CardAddress[] | undefined {
  const links = parse(linkSchema, text);
  return links?.flatMap(({ ifname, flags, address: mac, addr_info }) => {
    if (ifname === undefined || flags.includes('LOOPBACK')) return [];
    return addr_info.flatMap(({ local, prefixlen, scope, dynamic }) => {
      if (local === undefined || prefixlen === undefined || scope === 'link' || scope === 'host') return [];
      return [
        {
          interfaceName: ifname,
          address: local,
          prefixLength: prefixlen,
          isDynamic: dynamic === true,
          ...(mac !== undefined && { mac }),
        },
      ];
    });
  });
}

export interface DefaultRoute {
  readonly gateway?: string;
  readonly interfaceName?: string;
}

/** `ip -j route` (or `ip -6 -j route`): the default route with the lowest metric; empty where there is none. */
export function parseIpRoute(text: string): DefaultRoute | undefined {
  const routes = parse(routeSchema, text);
  if (!routes) return undefined;
  const [best] = routes
    .filter((route) => route.dst === 'default')
    .sort((a, b) => (a.metric ?? 0) - (b.metric ?? 0));
  return {
    ...(best?.gateway !== undefined && { gateway: best.gateway }),
    ...(best?.dev !== undefined && { interfaceName: best.dev }),
  };
}

/** The name servers of `/etc/resolv.conf`. */
export function parseResolvConf(text: string): string[] {
  return [...text.matchAll(/^\s*nameserver\s+(\S+)/gm)].map((match) => match[1] ?? '');
}

/** `resolvectl dns`: the servers of all links, each once, in order. A port or a server name behind `#` is taken off. */
export function parseResolvectl(text: string): string[] {
  const servers = text.split('\n').flatMap((line) => {
    const list = /^(?:Global|Link \d+ \([^)]*\)):(.*)$/.exec(line.trim())?.[1] ?? '';
    return list.split(/\s+/).filter((word) => word !== '');
  });
  return [...new Set(servers.map((server) => server.replace(/#.*$/, '')))];
}

/** Whether the only name server is systemd-resolved's own stub, behind which the real ones are. */
export function isStub(servers: readonly string[]): boolean {
  return servers.length > 0 && servers.every((server) => server === '127.0.0.53' || server === '127.0.0.54');
}

function parse<S extends z.ZodType>(schema: S, text: string): z.output<S> | undefined {
  try {
    // iproute2 prints nothing at all for an empty table.
    return schema.safeParse(text.trim() === '' ? [] : JSON.parse(text)).data;
  } catch {
    // Not JSON: an iproute2 without -j, or BusyBox.
    return undefined;
  }
}
