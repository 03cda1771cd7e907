import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import SSHConfig, { LineType, type Line } from 'ssh-config';
import type { AuthMethod, Login } from '../../shared/contract/plan.ts';
import type { SshTarget } from './open-session.ts';

const maxIncludeDepth = 16;
const defaultAuthentication: readonly AuthMethod[] = ['agent', 'key', 'password', 'keyboard-interactive'];
const defaultKeyNames = ['id_ed25519', 'id_ecdsa', 'id_rsa'];

export interface ResolvedTarget {
  readonly target: SshTarget;
  /** Jump hosts, from the laptop's side to the machine's. */
  readonly jumps: readonly SshTarget[];
}

/**
 * What to connect to for a login of a plan: what the plan says, else what `~/.ssh/config` says of its address as a `Host`,
 * else the defaults. Understands Host, HostName, Port, User, IdentityFile, IdentityAgent, ProxyJump (chains, and jump hosts
 * with a jump host of their own), HostKeyAlias and Include (ssh_config(5)). `jump` of the plan goes before ProxyJump.
 */
export function resolveTarget(
  login: Login,
  jump: readonly Login[] | undefined,
  configFile: string,
): ResolvedTarget {
  const config = readConfig(configFile);
  const target = targetOf(login, config);
  const jumps = jump
    ? jump.map((each) => targetOf(each, config))
    : proxyJumps(login.address, config, new Set());
  return { target, jumps };
}

/** The `Host` names of the configuration that are no patterns, in their order: what a person may choose from. */
export function savedHosts(configFile: string): string[] {
  const names = readConfig(configFile).flatMap((line) => {
    if (line.type !== LineType.DIRECTIVE || line.param.toLowerCase() !== 'host') return [];
    return (Array.isArray(line.value) ? line.value.map((part) => part.val) : line.value.split(/\s+/)).map(
      String,
    );
  });
  return [...new Set(names)].filter((name) => name !== '' && !/[*?!]/.test(name));
}

function targetOf(login: Login, config: SSHConfig): SshTarget {
  const known = compute(config, login.address);
  const keyFile = login.keyFile ?? known.identityFile ?? defaultKeyFile();
  return {
    address: known.hostName ?? login.address,
    port: login.sshPort ?? known.port ?? 22,
    user: login.user ?? known.user ?? os.userInfo().username,
    authentication: login.authentication ?? defaultAuthentication,
    ...(keyFile !== undefined && { keyFile: expandHome(keyFile) }),
    ...(login.legacyAlgorithms !== undefined && { legacyAlgorithms: login.legacyAlgorithms }),
    ...(known.hostKeyAlias !== undefined && { hostKeyAlias: known.hostKeyAlias }),
  };
}

interface Known {
  readonly hostName: string | undefined;
  readonly port: number | undefined;
  readonly user: string | undefined;
  readonly identityFile: string | undefined;
  readonly hostKeyAlias: string | undefined;
  readonly proxyJump: string | undefined;
}

function compute(config: SSHConfig, host: string): Known {
  const found = config.compute(host, { ignoreCase: true });
  const one = (name: string): string | undefined => {
    const value = found[name];
    return Array.isArray(value) ? value[0] : value;
  };
  const port = Number(one('port') ?? Number.NaN);
  return {
    hostName: one('hostname')?.replaceAll('%h', host),
    port: Number.isInteger(port) ? port : undefined,
    user: one('user'),
    identityFile: one('identityfile'),
    hostKeyAlias: one('hostkeyalias'),
    proxyJump: one('proxyjump'),
  };
}

/** `seen` ends a configuration whose jump hosts name each other. */
function proxyJumps(host: string, config: SSHConfig, seen: Set<string>): SshTarget[] {
  const { proxyJump } = compute(config, host);
  if (proxyJump === undefined || proxyJump.toLowerCase() === 'none' || seen.has(host)) return [];
  seen.add(host);
  const hops = proxyJump.split(',').map((hop) => parseHop(hop.trim()));
  const [first] = hops;
  // ssh(1) -J: only the first hop may be behind jump hosts of its own.
  const before = first ? proxyJumps(first.address, config, seen) : [];
  return [...before, ...hops.map((hop) => targetOf(hop, config))];
}

/** `[user@]host[:port]`, also with an IPv6 address in brackets, and `ssh://` before it. */
export function parseHop(text: string): Login {
  const match = /^(?:ssh:\/\/)?(?:([^@]+)@)?(?:\[([^\]]+)\]|([^:]+))(?::(\d+))?$/.exec(text);
  const [, user, bracketed, plain, port] = match ?? [];
  const address = bracketed ?? plain ?? text;
  return {
    address,
    ...(user !== undefined && { user }),
    ...(port !== undefined && { sshPort: Number(port) }),
  };
}

function readConfig(file: string): SSHConfig {
  const config = new SSHConfig();
  config.push(...readLines(file, 0));
  return config;
}

/** Included files stand where the Include stands, as ssh_config(5) says; a file that is not there is passed over. */
function readLines(file: string, depth: number): Line[] {
  if (depth > maxIncludeDepth || !fs.existsSync(file)) return [];
  return inline(SSHConfig.parse(fs.readFileSync(file, 'utf8')), depth);
}

function inline(lines: Iterable<Line>, depth: number): Line[] {
  return [...lines].flatMap((line): Line[] => {
    if (line.type !== LineType.DIRECTIVE) return [line];
    if (line.param.toLowerCase() === 'include') {
      const patterns = Array.isArray(line.value)
        ? line.value.map((part) => part.val)
        : line.value.split(/\s+/);
      return patterns
        .flatMap((pattern) => includedFiles(pattern))
        .flatMap((file) => readLines(file, depth + 1));
    }
    if ('config' in line) {
      const inner = inline(line.config, depth);
      line.config.splice(0, line.config.length, ...inner);
    }
    return [line];
  });
}

/** A relative pattern starts in `~/.ssh`; `*` and `?` stand for a part of the last name only, as people write them. */
function includedFiles(pattern: string): string[] {
  const full = path.resolve(path.join(os.homedir(), '.ssh'), expandHome(pattern));
  if (!/[*?]/.test(path.basename(full))) return [full];
  const folder = path.dirname(full);
  if (!fs.existsSync(folder)) return [];
  const expression = path
    .basename(full)
    .replace(/[.+^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return fs
    .readdirSync(folder)
    .filter((name) => new RegExp(`^${expression}$`).test(name))
    .sort()
    .map((name) => path.join(folder, name));
}

function defaultKeyFile(): string | undefined {
  return defaultKeyNames
    .map((name) => path.join(os.homedir(), '.ssh', name))
    .find((file) => fs.existsSync(file));
}

function expandHome(file: string): string {
  return file === '~' || file.startsWith('~/') ? path.join(os.homedir(), file.slice(1)) : file;
}
