import type { X509Certificate } from 'node:crypto';
import type { Duplex } from 'node:stream';
import type { Certificate, Identity } from '../../../shared/run/facts.ts';
import type { PortSight, Sighting as SeenPorts } from '../../../shared/run/sighting.ts';

/** Where an appliance answers. */
export interface Endpoint {
  readonly address: string;
  readonly sshPort: number;
  readonly consolePort: number;
}

export type { PortSight };

/** One look at an address, with the whole certificate that the console showed. */
export interface Sighting extends SeenPorts {
  readonly certificate?: Certificate;
  /** The same with its signature, for who holds it against an authority. */
  readonly signed?: X509Certificate;
}

/**
 * What is known of the two machines: what they showed while both were up. An identity is an SSH host key, or the certificate of a
 * machine without SSH (`hasHostKey`).
 */
export interface Pins {
  readonly old: { readonly identity: Identity; readonly certificate?: Certificate | undefined };
  readonly new: {
    readonly identity: Identity;
    readonly certificate?: Certificate | undefined;
    /** SHA-256 of one that it got later, seen beside its host key: changing the address may make one. */
    readonly laterCertificateSha256?: string | undefined;
    /** SHA-256 of one that a person said to be its. */
    readonly namedCertificateSha256?: string | undefined;
    /** A restore of this job was begun: it brings the old appliance's certificate. */
    readonly mayShowOldCertificate?: boolean;
  };
}

/** A place to look from: the laptop, or an appliance through its SSH connection. */
export interface Vantage {
  readonly name: 'laptop' | 'old' | 'new';
  readonly dial: (address: string, port: number, signal: AbortSignal) => Promise<Duplex>;
}

/**
 * Looking at addresses, as a port: the real one opens TCP connections; raw sockets (ARP) and switching the address
 * directly join here. Looking changes nothing and may be repeated.
 */
export interface Network {
  /** Looks once, at both ports at the same time; at most `timeoutMs` each. Throws only when `signal` is aborted. */
  look(
    endpoint: Endpoint,
    pins: Pins,
    from: Vantage,
    timeoutMs: number,
    signal: AbortSignal,
  ): Promise<Sighting>;
  /** The laptop as a place to look from. */
  readonly laptop: Vantage;
}
