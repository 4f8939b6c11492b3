import { isError } from '@backstage/errors';

const LONGEST = 500;

const HINTS: Record<string, string> = {
  AuthFailure:
    'the region may not be enabled in this account, or the credentials are of nobody any more',
  OptInRequired: 'the region is not enabled in this account',
  RequestExpired:
    'the credentials have ended, or the clock of this machine is wrong',
};

/**
 * What an error of the AWS SDK says, in one line. What AWS adds for machines is
 * left out: an encoded message that only an administrator can decode, and the
 * text that should have been signed, which holds the session's token.
 */
export function explainAwsError(error: unknown): string {
  const name = isError(error) ? error.name : '';
  const said = isError(error) ? error.message : String(error);
  const [first] = said.split(
    /\r?\n|\s*Encoded authorization failure message|\s*The Canonical String/i,
  );
  const hint = HINTS[name] && ` (${HINTS[name]})`;
  return [
    ['', 'Error'].includes(name) ? '' : `${name}: `,
    (first.trim() || 'no reason is given').slice(0, LONGEST),
    hint ?? '',
  ].join('');
}
