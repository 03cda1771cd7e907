import ipaddr from 'ipaddr.js';
import { z } from 'zod';
import type { ApplianceFacts } from '../../../shared/run/facts.ts';
import type { DirectRefusal } from '../../../shared/run/direct-switch.ts';
import type { RunAsRoot } from './run-as-root.ts';
import { switchOwners, type SwitchOwner, type SwitchSpec } from './switch-spec.ts';

/** What the machine tells, or why it must not be switched directly. */
export type SwitchFacts =
  | {
      readonly kind: 'fit';
      readonly spec: Omit<SwitchSpec, 'id' | 'oldMac' | 'deadManSeconds' | 'waitSeconds'>;
      readonly config: { readonly before: string; readonly after: string };
      /** Further addresses on the card, IPv4 and IPv6, with prefix; they are left as they are. */
      readonly alsoOnCard: readonly string[];
    }
  | { readonly kind: 'refused'; readonly reason: DirectRefusal };

const linksSchema = z.array(
  z.object({
    ifname: z.string(),
    flags: z.array(z.string()),
    addr_info: z.array(
      z.object({
        family: z.string(),
        local: z.string().optional(),
        prefixlen: z.number(),
        scope: z.string().optional(),
      }),
    ),
  }),
);
const routesSchema = z.array(
  z.object({
    dst: z.string(),
    gateway: z.string().optional(),
    dev: z.string().optional(),
    protocol: z.string().optional(),
    prefsrc: z.string().optional(),
  }),
);
const rulesSchema = z.array(z.object({ src: z.string().optional(), dst: z.string().optional() }));

/**
 * Reads from the new appliance, as root, what a direct switch needs; changes nothing. `reachedBy` is the address of this
 * connection. Whatever is not plainly as it should be is a refusal: then the address is changed by hand.
 */
export async function readSwitchFacts(
  run: RunAsRoot,
  reachedBy: string,
  finalAddress: string,
  facts: Pick<ApplianceFacts, 'isCloudImage' | 'networkOwner'>,
): Promise<SwitchFacts> {
  const refused = (reason: DirectRefusal): SwitchFacts => ({ kind: 'refused', reason });
  if (!ipaddr.IPv4.isValidFourPartDecimal(finalAddress)) return refused('not-ipv4');
  if (!ipaddr.IPv4.isValidFourPartDecimal(reachedBy)) return refused('not-ipv4');
  if (facts.isCloudImage === true) return refused('cloud-image');
  const owner = switchOwners.find((each) => each === facts.networkOwner);
  if (facts.networkOwner === 'several') return refused('several-owners');
  if (!owner) return refused('no-owner');

  const seen = await run('look', lookScript);
  if (seen.exitCode !== 0) return refused('no-tools');
  const links = parse(linksSchema, part(seen.stdout, 'links'));
  const routes = parse(routesSchema, part(seen.stdout, 'routes'));
  const rules = parse(rulesSchema, part(seen.stdout, 'rules'));
  if (!links || !routes || !rules) return refused('no-tools');
  const link = links.find(({ addr_info }) => addr_info.some(({ local }) => local === reachedBy));
  if (!link) return refused('address-not-found');
  if (link.flags.includes('LOOPBACK') || link.flags.includes('NOARP') || !link.flags.includes('UP'))
    return refused('not-arpable');
  const prefixLength = link.addr_info.find(({ local }) => local === reachedBy)?.prefixlen ?? 0;
  const [own, wanted] = [ipaddr.IPv4.parse(reachedBy), ipaddr.IPv4.parse(finalAddress)];
  if (!wanted.match(own, prefixLength)) return refused('outside-prefix');

  // The route of the card's own network goes and comes with the address; any other one stays and names a lost address.
  const isNamed =
    rules.some(({ src, dst }) => src === reachedBy || dst === reachedBy) ||
    routes.some(({ protocol, prefsrc }) => protocol !== 'kernel' && prefsrc === reachedBy);
  if (isNamed) return refused('rules');

  const config = await readConfig(run, owner, reachedBy, finalAddress);
  if (!config) return refused('config-not-found');
  const gateway = routes.find(({ dst, dev }) => dst === 'default' && dev === link.ifname)?.gateway;
  return {
    kind: 'fit',
    spec: {
      interfaceName: link.ifname,
      finalAddress,
      prefixLength,
      temporaryAddress: reachedBy,
      gateway,
      owner,
      configFile: config.file,
    },
    config: { before: config.before, after: config.after },
    alsoOnCard: link.addr_info.flatMap(({ local, prefixlen, scope }) =>
      local === undefined || local === reachedBy || scope === 'link' ? [] : [`${local}/${String(prefixlen)}`],
    ),
  };
}

/** Both tools must be those that the scripts are written for: other programs called arping take other flags. */
const lookScript = `
command -v flock timeout ip arping > /dev/null || exit 3
arping -V 2>&1 | grep -q iputils || exit 4
echo '== links'; ip -j address show
echo '== routes'; ip -j -4 route show
echo '== rules'; ip -j -4 rule show
`;

const places: Readonly<Record<SwitchOwner, string>> = {
  'netplan-networkd': '/etc/netplan/*.yaml',
  'netplan-networkmanager': '/etc/netplan/*.yaml',
  networkd: '/etc/systemd/network/*.network',
  ifupdown: '/etc/network/interfaces /etc/network/interfaces.d/*',
  networkmanager: '/etc/NetworkManager/system-connections/*.nmconnection',
};

/** The one file of the owner in which the temporary address stands, once; with that address put in the place of it. */
async function readConfig(run: RunAsRoot, owner: SwitchOwner, temporary: string, final: string) {
  const { stdout } = await run(
    'look',
    `for file in ${places[owner]}; do [ -f "$file" ] && printf '== %s\\n' "$file" && cat "$file" && echo; done; exit 0`,
  );
  const files = stdout
    .split(/^== /m)
    .slice(1)
    .map((text) => {
      const end = text.indexOf('\n');
      // One line break was added behind each.
      return { file: text.slice(0, end), before: text.slice(end + 1).replace(/\n$/, '') };
    });
  const pattern = new RegExp(`(?<![\\d.])${temporary.replaceAll('.', '\\.')}(?![\\d.])`, 'g');
  const holding = files.filter(({ before }) => before.match(pattern)?.length === 1);
  const all = files.flatMap(({ before }) => before.match(pattern) ?? []);
  const [only] = holding;
  if (!only || all.length !== 1 || !/^\/[\w./@+-]+$/.test(only.file)) return undefined;
  return { ...only, after: only.before.replace(pattern, final) };
}

function part(text: string, name: string): string {
  return new RegExp(`^== ${name}\\n([^]*?)(?=^== |$(?![^]))`, 'm').exec(text)?.[1] ?? '';
}

function parse<S extends z.ZodType>(schema: S, text: string): z.output<S> | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    // Not JSON: an iproute2 that is too old.
    return undefined;
  }
}
