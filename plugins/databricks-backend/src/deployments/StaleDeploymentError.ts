import { CustomErrorBase } from '@backstage/errors';

/** A deployment was written by somebody else since it was read: read it again. */
export class StaleDeploymentError extends CustomErrorBase {
  name = 'StaleDeploymentError' as const;
}
