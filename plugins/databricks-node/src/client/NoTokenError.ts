/**
 * No token was to be had. The source of tokens has tries of its own: they are not
 * repeated for each try of the request, or a host that hangs would be waited for
 * twenty times.
 */
export class NoTokenError extends Error {
  /** What the source of tokens said. */
  readonly reason: unknown;

  constructor(reason: unknown) {
    super('No token was given');
    this.reason = reason;
  }
}
