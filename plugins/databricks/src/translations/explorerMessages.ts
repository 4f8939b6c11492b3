/** Strings of explorer pages; part of the plugin's one translation ref. */
export const explorerMessages = {
  title: 'Unity Catalog',
} as const;
