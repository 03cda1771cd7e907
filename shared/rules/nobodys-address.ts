/**
 * The address that every 5.x appliance has beside its own, until 2509 took it away (Netwrix docs: Migration FAQ, 8): it names no
 * machine, and nobody loses it.
 */
export const nobodysAddress = '111.33.33.111';
