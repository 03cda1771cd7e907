import { z } from 'zod';

/** What was seen at one port. `refused` is an answer too: something with a network stack is there. */
export const portSightSchema = z.discriminatedUnion('kind', [
  /** `sha256`: of the host key (`SHA256:…`) or the certificate that it showed. */
  z.object({ kind: z.literal('open'), sha256: z.string().max(100) }),
  /** Takes connections and does not speak the protocol that is expected there. */
  z.object({ kind: z.literal('foreign') }),
  z.object({ kind: z.literal('refused') }),
  z.object({ kind: z.literal('silent') }),
  /** `reason`: a code, or the system's own words. */
  z.object({ kind: z.literal('could-not-test'), reason: z.string().max(200) }),
]);
export type PortSight = z.infer<typeof portSightSchema>;

/** What this version does not know was not tested, whatever a later one means by it: least of all is it a silence. */
const portSchema = portSightSchema.catch({ kind: 'could-not-test', reason: '' });

/** One look at both ports of an address. */
export const sightingSchema = z.object({ ssh: portSchema, console: portSchema });
export type Sighting = z.infer<typeof sightingSchema>;

/** What was seen: data, or the text that journals of before 0.2 hold in its place, which is shown as it stands. */
export type Seen = Sighting | string;

/** A typed parameter of a proof or an error. Words are made of them where a person reads them. */
export const paramSchema = z.union([z.string(), z.number(), sightingSchema]);
export type Param = z.infer<typeof paramSchema>;

/** Parameters as their words get them: what was seen is worded already, by `Words.sighting`. */
export type Worded<P> = { readonly [K in keyof P]: Sighting extends P[K] ? string : P[K] };
