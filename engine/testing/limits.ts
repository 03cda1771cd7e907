/** Whether the full numbers of trials are asked for: `npm run test:long`. */
export const isLongRun = process.env['HANDOVER_LONG_RUN'] === 'true';

/** After how long a test counts as hung, in milliseconds: wide enough for a machine that does much else. */
export const hangMs = isLongRun ? 4 * 3_600_000 : 600_000;

/** How often something random is tried: a few times by `npm test`, often by `npm run test:long`. */
export function tries({ usual, long }: { readonly usual: number; readonly long: number }): number {
  return isLongRun ? long : usual;
}
