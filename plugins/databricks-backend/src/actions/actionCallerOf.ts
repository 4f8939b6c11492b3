import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { z } from 'zod';
import type { CallerCredentials } from '../access/callerOf';

const principal = z.discriminatedUnion('type', [
  z.object({ type: z.literal('user'), userEntityRef: z.string() }),
  z.object({ type: z.literal('service'), subject: z.string() }),
]);

/**
 * Who runs an action.
 *
 * @throws NotAllowedError when that is neither a user nor a service
 */
export function actionCallerOf(
  credentials: BackstageCredentials,
): CallerCredentials {
  const parsed = principal.safeParse(credentials.principal);
  if (!parsed.success) {
    throw new NotAllowedError(
      'This action answers users and services only, and nobody is signed in',
    );
  }
  return { ...credentials, principal: parsed.data };
}
