/**
 * A token remembers the whole stack that it was made in, for messages to people
 * who write constructs; with the source maps of tests that is most of the time
 * that a synthesis takes. The bundle leaves it out, too (scripts/bundle.mjs).
 */
jest.mock('cdktf/lib/tokens/private/stack-trace', () => ({
  captureStackTrace: () => [],
}));
