import { z } from 'zod';
import { count } from './count';
import { databricksFields } from './databricksFields';

/** A service principal of an environment, and how it signs in. */
export const servicePrincipalSchema = z
  .strictObject({
    admin: z.boolean().default(false).meta({
      description: 'true or false: whether it administers the workspace',
    }),
    federation: z
      .strictObject({
        issuer: databricksFields.issuer,
        audiences: z
          .array(databricksFields.audience)
          .min(1, { error: 'no audience is listed' })
          .meta({
            description: 'list the audiences that its tokens may have',
          }),
        subject: databricksFields.subject,
      })
      .meta({
        description:
          'write issuer, audiences and subject of the tokens it signs in by',
      })
      .optional(),
    secret: z
      .strictObject({
        rotateDays: count(
          1,
          730,
          'the days after which the secret is made anew',
        ).default(90),
      })
      .meta({
        description:
          'write rotateDays, such as { rotateDays: 90 }; a secret is needed only where federation is not possible',
      })
      .optional(),
  })
  .meta({
    description:
      'write a service principal; {} for one that signs in to nothing yet',
  });
