import { arn } from './arn';
import { checkInlineSize } from './checkPolicySize';
import { nameOf } from './nameOf';
import { policyAttribute } from './policyAttribute';
import { ServiceError } from '../ServiceError';
import type { Request, TypeRules } from '../TypeRules';
import { text } from '../text';

function iamNamed(kind: string): TypeRules {
  return {
    scope: 'account',
    id: nameOf,
    computed: (request, id) => ({
      name: id,
      name_prefix: '',
      arn: arn(
        request,
        'iam',
        `${kind}${text(request.attributes.path) ?? '/'}${id}`,
        { region: false },
      ),
    }),
    replace: ['name', 'name_prefix', 'path'],
    unique: [['name']],
  };
}

function withoutScheme(url: string): string {
  return url.replace(/^https:\/\//, '');
}

function checkIssuer({ attributes }: Request): void {
  const url = text(attributes.url) ?? '';
  if (!/^https:\/\/[^/?#]+[^?#]*$/.test(url)) {
    throw new ServiceError(
      `ValidationError: Invalid Open ID Connect Provider URL: ${url}`,
      'It begins with https:// and has no query.',
    );
  }
}

const inlinePolicy = policyAttribute('policy', 'identity', 10_240);

/**
 * What IAM is known to do, by type.
 *
 * From the AWS provider's documentation 6.25.0 and the IAM API reference, 2025.
 */
export const iamRules: Record<string, TypeRules> = {
  aws_iam_role: {
    ...iamNamed('role'),
    ...policyAttribute('assume_role_policy', 'trust', 2048),
    defaults: {
      force_detach_policies: false,
      max_session_duration: 3600,
      path: '/',
    },
    computed: (request, id) => ({
      ...iamNamed('role').computed?.(request, id),
      unique_id: `AROA${request.identity.letters(17)}`,
      managed_policy_arns: [],
    }),
  },
  aws_iam_policy: {
    ...iamNamed('policy'),
    ...policyAttribute('policy', 'identity', 6144),
    defaults: { path: '/' },
    id: request =>
      arn(
        request,
        'iam',
        `policy${text(request.attributes.path) ?? '/'}${nameOf(request)}`,
        { region: false },
      ),
    computed: (request, id) => ({
      arn: id,
      name: id.split('/').at(-1) ?? '',
      name_prefix: '',
      policy_id: `ANPA${request.identity.letters(17)}`,
      attachment_count: 0,
    }),
    replace: ['name', 'name_prefix', 'path', 'description'],
  },
  aws_iam_openid_connect_provider: {
    scope: 'account',
    id: request =>
      arn(
        request,
        'iam',
        `oidc-provider/${withoutScheme(text(request.attributes.url) ?? '')}`,
        { region: false },
      ),
    check: checkIssuer,
    computed: (_request, id) => ({ arn: id, thumbprint_list: [] }),
    replace: ['url'],
    same: {
      url: (a, b) => withoutScheme(String(a)) === withoutScheme(String(b)),
    },
    stored: attributes => ({
      ...attributes,
      url: withoutScheme(text(attributes.url) ?? ''),
    }),
  },
  aws_iam_instance_profile: {
    ...iamNamed('instance-profile'),
    computed: (request, id) => ({
      ...iamNamed('instance-profile').computed?.(request, id),
      unique_id: `AIPA${request.identity.letters(17)}`,
    }),
    defaults: { path: '/' },
  },
  aws_iam_role_policy: {
    scope: 'account',
    ...inlinePolicy,
    check: request => {
      inlinePolicy.check(request);
      checkInlineSize(request);
    },
    id: request => `${text(request.attributes.role)}:${nameOf(request)}`,
    computed: (_request, id) => ({
      name: id.slice(id.indexOf(':') + 1),
      name_prefix: '',
    }),
    replace: ['role', 'name', 'name_prefix'],
  },
  aws_iam_role_policy_attachment: {
    scope: 'account',
    id: ({ attributes }) =>
      `${text(attributes.role)}/${text(attributes.policy_arn)}`,
    immutable: true,
  },
  aws_iam_role_policies_exclusive: { scope: 'account', immutable: true },
};
