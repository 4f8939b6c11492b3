import { literalOf } from '../../run/literalOf';
import type { AccountObject } from '../AccountObject';
import type { SeedContext } from './SeedContext';

const OIDC_PROVIDER = /arn:aws[\w-]*:iam::(\d{12}):oidc-provider\/([\w.:/-]+)/g;
const POLICY = /^arn:aws[\w-]*:iam::(\d{12}):policy(\/(?:.*\/)?)([^/]+)$/;

const ANYTHING = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
});

/** The OIDC providers whose tokens the trust policies of a stack take. */
function oidcProviders(context: SeedContext): AccountObject[] {
  const text = JSON.stringify(context.stack.resource ?? {});
  const made = context
    .blocks('resource', 'aws_iam_openid_connect_provider')
    .flatMap(({ url }) => literalOf(url)?.replace(/^https:\/\//, '') ?? []);
  return [...text.matchAll(OIDC_PROVIDER)]
    .filter(([, , url]) => !made.includes(url))
    .map(([arn, accountId, url]) =>
      context.aws(
        'aws_iam_openid_connect_provider',
        arn,
        {
          arn,
          client_id_list: ['sts.amazonaws.com'],
          thumbprint_list: [],
          url,
          tags: {},
          tags_all: {},
        },
        { accountId, region: null },
      ),
    );
}

/** The policies that bound what the roles of a stack may ever do. */
function boundaries(context: SeedContext): AccountObject[] {
  return context
    .blocks('resource', 'aws_iam_role')
    .flatMap(({ permissions_boundary: arn }) => literalOf(arn) ?? [])
    .flatMap(arn => {
      const [, accountId, path, name] = POLICY.exec(arn) ?? [];
      return name
        ? context.aws(
            'aws_iam_policy',
            arn,
            {
              arn,
              name,
              path,
              policy: ANYTHING,
              policy_id: `ANPA${context.identity(arn).letters(17)}`,
              tags: {},
              tags_all: {},
            },
            { accountId, region: null },
          )
        : [];
    });
}

/**
 * What a platform's bootstrap makes of IAM before its stack is applied: the
 * provider of GitHub's tokens and the boundary of all roles.
 */
export function identitySeeds(context: SeedContext): AccountObject[] {
  return [...oidcProviders(context), ...boundaries(context)];
}
