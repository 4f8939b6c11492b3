import { literalOf } from '../../run/literalOf';
import type { AccountObject } from '../AccountObject';
import type { SeedContext } from './SeedContext';

const SECRET = /^arn:aws[\w-]*:secretsmanager:([a-z0-9-]+):(\d{12}):secret:/;

/**
 * The secrets that a stack reads by their ARNs: of somebody who signs in
 * somewhere. What is in them is made up.
 */
export function secretSeeds(context: SeedContext): AccountObject[] {
  return context
    .blocks('data', 'aws_secretsmanager_secret_version')
    .flatMap(({ secret_id: id }) => literalOf(id) ?? [])
    .flatMap(arn => {
      const [, region, accountId] = SECRET.exec(arn) ?? [];
      return region
        ? context.aws(
            'aws_secretsmanager_secret_version',
            `${arn}|AWSCURRENT`,
            {
              arn,
              secret_id: arn,
              secret_string: JSON.stringify({
                username: 'reader',
                password: context.identity(arn).letters(32),
              }),
              version_id: context.identity(arn).uuid(),
              version_stages: ['AWSCURRENT'],
            },
            { accountId, region },
          )
        : [];
    });
}
