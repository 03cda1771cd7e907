import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import SSHConfig, { LineType, type Line } from 'ssh-config';
import type { AuthMethod, Login } from '../../shared/contract/plan.ts';
import type { SshTarget } from './open-session.ts';
import { wildcard } from './trust/known-hosts.ts';

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
 * with a jump host of their own), HostKeyAlias and Include (ssh_config(5)). `jump` of the plan goes before ProxyJump. `defaultUser`:
 * who logs in to the machine itself where neither says; without it the user of this computer.
 */
export function resolveTarget(
  login: Login,
  jump: readonly Login[] | undefined,
  configFile: string,
  defaultUser?: string,
): ResolvedTarget {
  const config = readConfig(configFile);
  const target = targetOf(login, config, defaultUser);
  const jumps = jump
    ? jump.map((each) => targetOf(each, config))
    : proxyJumps(login.address, config, new Set());
  return { target, jumps };
}

/** The `Host` names of the configuration that are no patterns, in their order: what a person may choose from. */
export function savedHosts(configFile: string): string[] {
  const names = readConfig(configFile).flatMap((line) =>
    line.type === LineType.DIRECTIVE && line.param.toLowerCase() === 'host' ? valuesOf(line) : [],
  );
  return [...new Set(names)].filter((name) => name !== '' && !/[*?!]/.test(name));
}

function targetOf(login: Login, config: SSHConfig, defaultUser = os.userInfo().username): SshTarget {
  const known = compute(config, login.address);
  const keyFile = login.keyFile ?? known.identityFile ?? defaultKeyFile();
  // ssh_config(5), IdentityAgent: SSH_AUTH_SOCK stands for the agent that is used anyway.
  const agent = known.identityAgent === 'SSH_AUTH_SOCK' ? undefined : known.identityAgent;
  const isWithoutAgent = agent?.toLowerCase() === 'none';
  return {
    address: known.hostName ?? login.address,
    port: login.sshPort ?? known.port ?? 22,
    user: login.user ?? known.user ?? defaultUser,
    authentication:
      login.authentication ?? defaultAuthentication.filter((method) => method !== 'agent' || !isWithoutAgent),
    ...(agent !== undefined && !isWithoutAgent && { agent: expandHome(agent) }),
    ...(keyFile !== undefined && { keyFile: expandHome(keyFile) }),
    ...(login.legacyAlgorithms !== undefined && { legacyAlgorithms: login.legacyAlgorithms }),
    ...(known.hostKeyAlias !== undefined && { hostKeyAlias: known.hostKeyAlias }),
  };
}

function compute(config: SSHConfig, host: string) {
  // `Match exec` would run a program just to look a name up: such a block counts as not matching.
  const found = config.compute(host, { ignoreCase: true, matchExec: false });
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
    identityAgent: one('identityagent'),
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
  const match = /^(?:ssh:\/\/)?(?:(.+)@)?(?:\[([^\]]+)\]|([^:@]+))(?::(\d+))?$/.exec(text);
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
  config.push(...readLines(file, path.dirname(file), 0));
  return config;
}

/** Included files stand where the Include stands, as ssh_config(5) says; a file that is not there is passed over. */
function readLines(file: string, folder: string, depth: number): Line[] {
  if (depth > maxIncludeDepth || !fs.existsSync(file)) return [];
  return inline(SSHConfig.parse(fs.readFileSync(file, 'utf8')), folder, depth);
}

function inline(lines: Iterable<Line>, folder: string, depth: number): Line[] {
  return [...lines].flatMap((line): Line[] => {
    if (line.type !== LineType.DIRECTIVE) return [line];
    if (line.param.toLowerCase() === 'include') {
      return valuesOf(line)
        .flatMap((pattern) => includedFiles(pattern, folder))
        .flatMap((file) => readLines(file, folder, depth + 1));
    }
    if ('config' in line) {
      const inner = inline(line.config, folder, depth);
      line.config.splice(0, line.config.length, ...inner);
    }
    return [line];
  });
}

/** The words behind a name. */
function valuesOf({ value }: Extract<Line, { type: LineType.DIRECTIVE }>): string[] {
  return Array.isArray(value) ? value.map((part) => part.val) : value.split(/\s+/);
}

/** A relative pattern starts in `folder`, which is `~/.ssh` for the user's own file; `*` and `?` stand for a part of the last name only, as people write them. */
function includedFiles(pattern: string, folder: string): string[] {
  const full = path.resolve(folder, expandHome(pattern));
  if (!/[*?]/.test(path.basename(full))) return [full];
  const parent = path.dirname(full);
  if (!fs.existsSync(parent)) return [];
  const fits = wildcard(path.basename(full));
  return fs
    .readdirSync(parent)
    .filter((name) => fits.test(name))
    .sort()
    .map((name) => path.join(parent, name));
}

function defaultKeyFile(): string | undefined {
  return defaultKeyNames
    .map((name) => path.join(os.homedir(), '.ssh', name))
    .find((file) => fs.existsSync(file));
}

function expandHome(file: string): string {
  return file === '~' || file.startsWith('~/') ? path.join(os.homedir(), file.slice(1)) : file;
}
