/** Strings of observed pages; part of the plugin's one translation ref. */
export const observedMessages = {
  title: 'Networks',
} as const;
