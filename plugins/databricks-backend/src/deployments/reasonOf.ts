import { stringifyError } from '@backstage/errors';

/** Why something failed, for a message. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : stringifyError(error);
}
