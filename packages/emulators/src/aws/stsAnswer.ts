import { AwsError } from './AwsError';
import type { AwsCaller, AwsSessions } from './AwsSessions';

const DURATION = { least: 900, most: 43_200, usual: 3_600 };

/**
 * What STS answers to an action (AWS STS API reference, 2011-06-15).
 *
 * @throws AwsError for an action or a parameter that it does not take
 */
export function stsAnswer(
  form: URLSearchParams,
  caller: AwsCaller,
  sessions: AwsSessions,
): Record<string, unknown> {
  const action = form.get('Action') ?? '';
  switch (action) {
    case 'GetCallerIdentity':
      return {
        GetCallerIdentityResult: {
          Arn: caller.arn,
          UserId: `AIDA${caller.accountId}`,
          Account: caller.accountId,
        },
      };
    case 'AssumeRole': {
      const seconds = Number(form.get('DurationSeconds') ?? DURATION.usual);
      const session = form.get('RoleSessionName') ?? '';
      if (!(seconds >= DURATION.least && seconds <= DURATION.most)) {
        throw new AwsError(
          400,
          'ValidationError',
          `DurationSeconds must be from ${DURATION.least} to ${
            DURATION.most
          }, not ${form.get('DurationSeconds')}`,
        );
      }
      if (!/^[\w+=,.@-]{2,64}$/.test(session)) {
        throw new AwsError(
          400,
          'ValidationError',
          'RoleSessionName must have 2 to 64 letters, digits or characters of +=,.@-_',
        );
      }
      const arn = form.get('RoleArn') ?? '';
      const given = sessions.assume(caller, { arn, session, seconds });
      return {
        AssumeRoleResult: {
          AssumedRoleUser: { Arn: given.arn, AssumedRoleId: given.id },
          Credentials: {
            AccessKeyId: given.accessKeyId,
            SecretAccessKey: given.secretAccessKey,
            SessionToken: given.sessionToken,
            Expiration: given.expiration.toISOString(),
          },
        },
      };
    }
    default:
      throw new AwsError(
        400,
        'InvalidAction',
        `Could not find operation ${action} for version 2011-06-15`,
      );
  }
}
