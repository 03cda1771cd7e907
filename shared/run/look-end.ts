/** Why a look into a file was ended from outside: it wanted too much memory or time, or broke down. */
export const lookEnds = ['memory', 'time', 'crash'] as const;
export type LookEnd = (typeof lookEnds)[number];
