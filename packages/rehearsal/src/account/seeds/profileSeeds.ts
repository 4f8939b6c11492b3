import { literalOf } from '../../run/literalOf';
import type { AccountObject } from '../AccountObject';
import { SeedContext } from './SeedContext';

const PROFILE =
  /^arn:aws[\w-]*:iam::(\d{12}):instance-profile\/(?:.*\/)?([^/]+)$/;

/** The instance profiles that a stack looks up or names, with their roles. */
export function profileSeeds(context: SeedContext): AccountObject[] {
  const named = context
    .blocks('data', 'aws_iam_instance_profile')
    .flatMap(({ name }) => literalOf(name) ?? [])
    .map(name => ({ name, accountId: context.awsAccountId }));
  const byArn = context
    .blocks('resource', 'databricks_instance_profile')
    .flatMap(({ instance_profile_arn: arn }) => {
      const [, accountId, name] = PROFILE.exec(literalOf(arn) ?? '') ?? [];
      return name ? [{ name, accountId }] : [];
    });
  return [...named, ...byArn].flatMap(({ name, accountId }) => {
    const role = `arn:aws:iam::${accountId}:role/${name}`;
    const place = { accountId, region: null };
    const identity = context.identity(role);
    return [
      context.aws(
        'aws_iam_role',
        name,
        {
          arn: role,
          assume_role_policy: JSON.stringify({
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Principal: { Service: 'ec2.amazonaws.com' },
                Action: 'sts:AssumeRole',
              },
            ],
          }),
          name,
          path: '/',
          unique_id: `AROA${identity.letters(17)}`,
        },
        place,
      ),
      context.aws(
        'aws_iam_instance_profile',
        name,
        {
          arn: `arn:aws:iam::${accountId}:instance-profile/${name}`,
          name,
          path: '/',
          role: name,
          unique_id: `AIPA${identity.letters(17)}`,
        },
        place,
      ),
    ];
  });
}
