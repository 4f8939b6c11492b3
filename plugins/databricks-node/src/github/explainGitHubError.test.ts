import { explainGitHubError } from './explainGitHubError';

const REPOSITORY = { host: 'github.acme.com', owner: 'acme', repo: 'payments' };

/** An error as Octokit throws it. */
const answered = (
  status: number,
  headers: Record<string, string> = {},
  words = 'its own words',
) =>
  Object.assign(new Error(words), {
    status,
    request: { headers: { authorization: 'token ghs_secret' } },
    response: { headers },
  });

describe('explainGitHubError', () => {
  it.each([
    [401, 'NotAllowedError', 'does not take the credentials'],
    [403, 'NotAllowedError', 'may not do it in acme/payments'],
    [
      404,
      'NotFoundError',
      'github.acme.com has no such thing in acme/payments',
    ],
    [409, 'ConflictError', 'Opening it failed: its own words'],
    [422, 'ConflictError', 'Opening it failed: its own words'],
    [429, 'ServiceUnavailableError', 'wants the portal to ask less'],
    [500, 'ServiceUnavailableError', 'Opening it failed: its own words'],
    [503, 'ServiceUnavailableError', 'Opening it failed: its own words'],
    [418, 'Error', 'Opening it failed: its own words'],
  ])('tells what %i means', (status, name, said) => {
    const error = explainGitHubError(
      answered(status),
      'Opening it',
      REPOSITORY,
    );
    expect(error.name).toBe(name);
    expect(error.message).toContain(said);
    expect(error.message).toContain('Opening it failed');
    expect(error.message).toContain('its own words');
    expect(JSON.stringify(error)).not.toContain('ghs_secret');
  });

  it.each([
    ['x-ratelimit-remaining', '0'],
    ['retry-after', '60'],
  ])(
    'tells a limit of requests from a lack of rights: %s %s',
    (header, value) => {
      const error = explainGitHubError(
        answered(403, { [header]: value }),
        'Reading it',
        REPOSITORY,
      );
      expect(error.name).toBe('ServiceUnavailableError');
      expect(error.message).toContain('run it again later');
    },
  );

  it('tells a secondary limit by its words, where it has no headers that do', () => {
    const error = explainGitHubError(
      answered(403, {}, 'You have exceeded a secondary rate limit.'),
      'Reading it',
      REPOSITORY,
    );
    expect(error.name).toBe('ServiceUnavailableError');
    expect(error.message).toContain('run it again later');
  });

  it('keeps what is no answer at all', () => {
    const error = explainGitHubError(
      new Error('connect ECONNREFUSED'),
      'Reading it',
      REPOSITORY,
    );
    expect(error.message).toContain('Reading it failed');
    expect(error.message).toContain('ECONNREFUSED');
    expect(explainGitHubError('odd', 'Reading it', REPOSITORY).message).toBe(
      'Reading it failed; caused by Error: odd',
    );
  });
});
