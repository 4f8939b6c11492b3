/** What a schema holds, each kind in a group of its own. */
export const GROUP_KINDS = ['table', 'volume', 'function', 'model'] as const;

/** A kind that a schema holds. */
export type GroupKind = (typeof GROUP_KINDS)[number];
