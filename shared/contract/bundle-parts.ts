/** What a support bundle may hold; each can be left out. */
export const bundleParts = ['journal', 'report', 'facts', 'logs', 'versions'] as const;
export type BundlePart = (typeof bundleParts)[number];

/** What is replaced by numbers in it, where it is wanted. Secrets are in no record, and so in no bundle. */
export const bundleMasks = ['addresses', 'names', 'accounts'] as const;
export type BundleMask = (typeof bundleMasks)[number];
