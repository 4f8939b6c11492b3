/**
 * As in packages/infra: nothing reads the stacks that tokens are made in, and
 * to gather them is most of the time that a synthesis takes in a test.
 */
jest.mock('cdktf/lib/tokens/private/stack-trace', () => ({
  captureStackTrace: () => [],
}));
