import type { WindowWords } from '../../../shared/text/en/window.ts';

type ShippedProfile = keyof WindowWords['connect']['page']['profiles'];

/** The profiles that are shipped; the first is meant where nothing else is said. */
export const shippedProfiles = [
  'endpoint-protector',
  'generic-linux',
  'demo-appliance',
] as const satisfies readonly ShippedProfile[];
