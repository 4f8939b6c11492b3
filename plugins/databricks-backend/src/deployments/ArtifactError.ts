import { CustomErrorBase } from '@backstage/errors';

/** An artifact that cannot be had, however often it is asked for. The message says why. */
export class ArtifactError extends CustomErrorBase {
  name = 'ArtifactError' as const;
}
