import { isError } from '@backstage/errors';
import { EndlessListError } from './EndlessListError';

/** AWS says so when it does not take the credentials themselves. */
const ABOUT_CREDENTIALS = [
  'AuthFailure',
  'ExpiredToken',
  'ExpiredTokenException',
  'InvalidClientTokenId',
  'OptInRequired',
  'RequestExpired',
  'SignatureDoesNotMatch',
  'UnrecognizedClientException',
];
/** Other credentials of the same kind can be had, and may be taken. */
const RENEWABLE = [
  'ExpiredToken',
  'ExpiredTokenException',
  'InvalidClientTokenId',
  'RequestExpired',
  'UnrecognizedClientException',
];
/** Which error it is by AWS, and whether AWS answered at all. */
function answerOf(error: unknown): { name: string; answered: boolean } {
  const name = isError(error) ? error.name : '';
  const metadata =
    typeof error === 'object' && error !== null && '$metadata' in error
      ? error.$metadata
      : undefined;
  return {
    name,
    answered:
      typeof metadata === 'object' &&
      metadata !== null &&
      'httpStatusCode' in metadata &&
      typeof metadata.httpStatusCode === 'number',
  };
}

/** Whether AWS would take other credentials where it refused these. */
export function areRenewable(error: unknown): boolean {
  return RENEWABLE.includes(answerOf(error).name);
}

/** Whether every other call would fare the same: nobody answers, or nobody is known. */
export function isAboutAllCalls(error: unknown): boolean {
  if (error instanceof EndlessListError) {
    return false;
  }
  const { name, answered } = answerOf(error);
  return !answered || ABOUT_CREDENTIALS.includes(name);
}

/** Whether the caller may not do this, whatever it is done to. */
export function isRefusal(error: unknown): boolean {
  return [
    'AccessDenied',
    'AccessDeniedException',
    'UnauthorizedOperation',
  ].includes(answerOf(error).name);
}
