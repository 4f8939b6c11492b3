import { ResponseError } from '@backstage/errors';

/** What went wrong in the words of the backend, not "Request failed with 500". */
export function errorMessage(error: Error): string {
  return error instanceof ResponseError
    ? error.body.error.message || error.message
    : error.message;
}
