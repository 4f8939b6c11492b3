/** Strings of estate pages; part of the plugin's one translation ref. */
export const estateMessages = {
  title: 'Workspace',
} as const;
