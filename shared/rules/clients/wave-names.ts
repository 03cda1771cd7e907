/** Who moves first, and who follows when they have done well. */
export const waveNames = ['pilot', 'rest'] as const;
export type WaveName = (typeof waveNames)[number];
