const silent = () => {};

/** A Backstage logger that says nothing. */
export const silentLogger = {
  debug: silent,
  info: silent,
  warn: silent,
  error: silent,
  child: () => silentLogger,
};
