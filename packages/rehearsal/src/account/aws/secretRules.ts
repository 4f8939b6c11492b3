import { arn } from './arn';
import { nameOf } from './nameOf';
import { policyAttribute } from './policyAttribute';
import { ServiceError } from '../ServiceError';
import { text } from '../text';
import type { Request, TypeRules } from '../TypeRules';

const CURRENT = 'AWSCURRENT';

/** A deleted secret keeps its name until its days are over. */
function checkSecretName({ account, attributes, scope }: Request): void {
  const name = text(attributes.name);
  const deleted = account
    .undeletable()
    .find(
      object =>
        object.type === 'aws_secretsmanager_secret' &&
        object.scope === scope &&
        object.attributes.name === name,
    );
  if (name && deleted) {
    throw new ServiceError(
      "InvalidRequestException: You can't create this secret because a secret with this name is already scheduled for deletion.",
      `It is ${deleted.id}. Give secrets that are made anew recovery_window_in_days = 0, or another name.`,
    );
  }
}

/** The newest version of a secret is the current one; the last is kept. */
function demote({ account, attributes, identity }: Request): void {
  const versions = account
    .objects({ type: 'aws_secretsmanager_secret_version' })
    .filter(
      version =>
        version.attributes.secret_id === attributes.secret_id &&
        version.attributes.version_id !== identity.uuid('version'),
    );
  for (const version of versions) {
    const stages = version.attributes.version_stages;
    if (Array.isArray(stages) && stages.includes(CURRENT)) {
      account.put({
        ...version,
        attributes: { ...version.attributes, version_stages: ['AWSPREVIOUS'] },
      });
    }
  }
}

/**
 * What Secrets Manager is known to do, by type.
 *
 * From the AWS provider's documentation 6.25.0 and the Secrets Manager API
 * reference, 2025.
 */
export const secretRules: Record<string, TypeRules> = {
  aws_secretsmanager_secret: {
    ...policyAttribute('policy', 'resource', 20_480),
    check: checkSecretName,
    id: request =>
      arn(
        request,
        'secretsmanager',
        `secret:${nameOf(request)}-${request.identity
          .letters(6, 'suffix')
          .toLowerCase()}`,
      ),
    computed: (request, id) => ({
      arn: id,
      name: nameOf(request),
      name_prefix: '',
      policy: '',
    }),
    defaults: {
      force_overwrite_replica_secret: false,
      recovery_window_in_days: 30,
    },
    unique: [['name']],
    replace: ['name', 'name_prefix'],
    remove: ({ attributes }) =>
      attributes.recovery_window_in_days === 0
        ? undefined
        : {
            because: `it can be recovered for ${attributes.recovery_window_in_days} days`,
          },
  },
  aws_secretsmanager_secret_version: {
    id: ({ attributes, identity }) =>
      `${text(attributes.secret_id)}|${identity.uuid('version')}`,
    computed: ({ attributes, identity }) => ({
      arn: attributes.secret_id,
      version_id: identity.uuid('version'),
      version_stages: [CURRENT],
      has_secret_string_wo: false,
    }),
    after: request => {
      if (!request.prior) demote(request);
    },
    replace: [
      'secret_id',
      'secret_string',
      'secret_binary',
      'secret_string_wo_version',
    ],
  },
  aws_secretsmanager_secret_policy: {
    ...policyAttribute('policy', 'resource', 20_480),
    overwrites: true,
    id: ({ attributes }) => text(attributes.secret_arn) ?? '',
    replace: ['secret_arn'],
  },
};
