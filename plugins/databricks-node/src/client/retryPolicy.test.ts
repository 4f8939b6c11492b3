import { DatabricksApiError } from './DatabricksApiError';
import { retryPolicy } from './retryPolicy';

const silence = () =>
  new DatabricksApiError({
    message: 'did not answer',
    errorCode: 'UNREACHABLE',
    upstreamStatus: 0,
  });

describe('retryPolicy', () => {
  it.each([
    ['five times where connections end at once', 0, 5],
    ['twice where each try takes a minute', 60_000, 2],
  ])('asks %s', async (_, eachMs, tries) => {
    let now = 0;
    let asked = 0;
    const policy = retryPolicy({
      statuses: [],
      maxAttempts: 4,
      stepMs: 0,
      now: () => now,
    });
    await expect(
      policy.execute(async () => {
        asked++;
        now += eachMs;
        throw silence();
      }),
    ).rejects.toThrow('did not answer');
    expect(asked).toBe(tries);
  });

  it('counts tries for other reasons by themselves', async () => {
    let asked = 0;
    const policy = retryPolicy({ statuses: [503], maxAttempts: 4, stepMs: 0 });
    await expect(
      policy.execute(async () => {
        asked++;
        throw new DatabricksApiError({
          message: 'no',
          errorCode: 'X',
          upstreamStatus: asked <= 3 ? 429 : 503,
        });
      }),
    ).rejects.toMatchObject({ upstreamStatus: 503 });
    expect(asked).toBe(3 + 5);
  });

  it('waits for a server that says when to ask, however long it took', async () => {
    let now = 0;
    let asked = 0;
    const policy = retryPolicy({
      statuses: [429],
      maxAttempts: 4,
      stepMs: 0,
      now: () => now,
    });
    await expect(
      policy.execute(async () => {
        asked++;
        now += 60_000;
        throw new DatabricksApiError({
          message: 'slow down',
          errorCode: 'REQUEST_LIMIT_EXCEEDED',
          upstreamStatus: 429,
          retryAfterMs: 1,
        });
      }),
    ).rejects.toThrow('slow down');
    expect(asked).toBe(9);
  });
});
