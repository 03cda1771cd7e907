import type { Program, ProgramContext } from './program.ts';
import type { LabMachine } from '../machine.ts';

const cores = 4;

/** Programs that tell of the machine, as an Ubuntu prints it. */
export const linuxPrograms: Readonly<Record<string, Program>> = {
  true: () => 0,
  false: () => 1,
  sync: () => 0,
  hostname: (_args, context) => print(context, context.machine.hostName),
  whoami: (_args, context) => print(context, context.login.user),
  id: (args, context) => {
    const isRoot = context.files === context.machine.files && context.login.user !== 'root';
    if (args[0] === '-un') return print(context, isRoot ? 'root' : context.login.user);
    return print(context, isRoot ? '0' : '1000');
  },
  nproc: (_args, context) => print(context, String(cores)),
  uname: (args, context) => print(context, args[0] === '-r' ? '5.15.0-113-generic' : 'Linux'),
  echo: (args, context) => print(context, args.join(' ')),
  date: (args, context) => print(context, date(args[0])),
  df: (args, context) => print(context, df(args, context.machine)),
  ip: (args, context) => ip(args, context),
  'systemd-detect-virt': (_args, context) => print(context, 'vmware'),
  poweroff: (_args, { machine }) => {
    machine.schedulePowerOff();
    return 0;
  },
  networkctl: (_args, context) =>
    print(context, '  1 lo   loopback carrier  unmanaged\n  2 eth0 ether    routable configured'),
};

async function print({ stdout }: ProgramContext, text: string): Promise<number> {
  await stdout(`${text}\n`);
  return 0;
}

/** The time as a person reads it, or in the seconds and nanoseconds that are asked for. */
function date(format: string | undefined): string {
  const ms = Date.now();
  if (format === undefined) return new Date(ms).toUTCString();
  const values: Readonly<Record<string, string>> = {
    s: String(Math.floor(ms / 1000)),
    N: `${String(ms % 1000).padStart(3, '0')}000000`,
  };
  return format.replace(/^\+/, '').replace(/%(.)/g, (whole, name: string) => values[name] ?? whole);
}

function df(args: readonly string[], { disk }: LabMachine): string {
  const isInBytes = args.includes('-B1');
  const unit = isInBytes ? 1 : 1024;
  const free = Math.floor(disk.freeBytes / unit);
  const total = Math.floor(disk.totalBytes / unit);
  const capacity = Math.ceil(((total - free) / total) * 100);
  const row = (...columns: readonly (string | number)[]): string =>
    columns.map((text, i) => (i === 0 ? String(text).padEnd(22) : String(text).padStart(14))).join(' ');
  const rows = [
    `${row('Filesystem', isInBytes ? '1-blocks' : '1024-blocks', 'Used', 'Available')} Capacity Mounted on`,
    `${row('/dev/mapper/demo-root', total, total - free, free)} ${String(capacity).padStart(7)}% /`,
  ];
  const hasPaths = args.some((arg) => !arg.startsWith('-'));
  if (!hasPaths) rows.splice(1, 0, `${row('tmpfs', 1e9, 1e6, 999e6)} ${'1%'.padStart(8)} /run`);
  return rows.join('\n');
}

async function ip(args: readonly string[], context: ProgramContext): Promise<number> {
  const [object] = args.filter((arg) => !arg.startsWith('-'));
  const { address } = context.machine.endpoint;
  const isIpv6 = args.includes('-6');
  switch (object) {
    case 'a':
    case 'addr':
    case 'address':
      return print(context, JSON.stringify(links(address, context.machine.side === 'old' ? '10' : '20')));
    case 'r':
    case 'route':
      return isIpv6
        ? 0
        : print(
            context,
            JSON.stringify([
              { dst: 'default', gateway: '127.0.0.1', dev: 'eth0', protocol: 'static', flags: [] },
              {
                dst: '127.0.0.0/24',
                dev: 'eth0',
                protocol: 'kernel',
                scope: 'link',
                prefsrc: address,
                flags: [],
              },
            ]),
          );
    default:
      context.stderr('Object is unknown, try "ip help".\n');
      return 1;
  }
}

/** Only the JSON form: nothing in this field reads the other. */
function links(address: string, macEnd: string): readonly object[] {
  const inet = (local: string, prefixlen: number, scope: string, label: string): object => ({
    family: 'inet',
    local,
    prefixlen,
    scope,
    label,
    valid_life_time: 4294967295,
    preferred_life_time: 4294967295,
  });
  return [
    {
      ifindex: 1,
      ifname: 'lo',
      flags: ['LOOPBACK', 'UP', 'LOWER_UP'],
      mtu: 65536,
      operstate: 'UNKNOWN',
      link_type: 'loopback',
      address: '00:00:00:00:00:00',
      addr_info: [inet('127.0.0.1', 8, 'host', 'lo')],
    },
    {
      ifindex: 2,
      ifname: 'eth0',
      flags: ['BROADCAST', 'MULTICAST', 'UP', 'LOWER_UP'],
      mtu: 1500,
      operstate: 'UP',
      link_type: 'ether',
      address: `02:00:00:00:00:${macEnd}`,
      addr_info: [inet(address, 24, 'global', 'eth0')],
    },
  ];
}
