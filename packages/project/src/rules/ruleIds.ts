/**
 * The rules that synthesized stacks are read with, as a waiver in a project
 * file names them.
 *
 * @public
 */
export const ruleIds = [
  'storage.public-bucket',
  'storage.public-access-block',
  'storage.public-acl',
  'storage.unencrypted-bucket',
  'storage.no-customer-key',
  'storage.insecure-transport',
  'storage.ownership-not-enforced',
  'storage.versioned-root-bucket',
  'storage.competing-policies',
  'storage.logs-kept-forever',

  'kms.open-key-policy',
  'kms.unmanageable-key',
  'kms.no-rotation',
  'kms.deletion-window',
  'kms.alias-in-policy',
  'kms.unusable-key',

  'iam.wildcard-principal',
  'iam.missing-account-condition',
  'iam.missing-self-assume',
  'iam.confused-deputy',
  'iam.administrator',
  'iam.pass-any-role',
  'iam.managed-network-actions',
  'iam.exclusive-attachment',
  'iam.managed-policy-arns',
  'iam.web-identity-subject',
  'iam.wildcard-subject',
  'iam.foreign-reach',
  'iam.shared-account',
  'iam.federation-subject',
  'iam.account-admin',

  'network.open-ingress',
  'network.wide-egress',
  'network.missing-ports',
  'network.endpoint-ingress',
  'network.mixed-rules',
  'network.default-group-open',
  'network.vpc-dns',
  'network.public-addresses',
  'network.nat-single',
  'network.no-flow-logs',
  'network.isolated-without-endpoints',
  'network.isolated-other-region',
  'network.nat-to-other-region',
  'network.shared-endpoint-policy',
  'network.endpoint-policy-cuts-off',
  'network.unknown-endpoint-service',
  'network.half-private-link',
  'network.shared-subnets',

  'workspace.public-access',
  'workspace.no-access-list',
  'workspace.access-list-hosted-runner',
  'workspace.no-customer-key',
  'workspace.pricing-tier',
  'workspace.enterprise-tier',
  'workspace.legacy-token',
  'workspace.deployment-name',
  'workspace.serverless-with-classic',
  'workspace.serverless-open',
  'workspace.legacy-access',

  'metastore.unowned',
  'metastore.owned-by-person',
  'metastore.storage-root',

  'catalog.open-storage',
  'catalog.no-managed-storage',
  'catalog.grant-to-everyone',
  'catalog.authoritative-grants',

  'compute.never-stops',
  'compute.legacy-single-node',
  'compute.init-script-on-dbfs',
  'compute.pool-exceeds-network',

  'lifecycle.unprotected',
  'lifecycle.force-destroy',
  'names.too-long',

  'logs.delivery-limit',
  'logs.system-tables',

  'secrets.hard-coded',
  'secrets.personal-access-token',
  'secrets.expires-before-rotation',

  'sleep.releases-addresses',
  'sleep.pool-keeps-nodes',

  'regions.state-in-primary',
  'regions.name-without-way',
  'regions.database-certificate',
] as const;

/**
 * The rules that Terraform plans are read with. None of them can be waived in
 * a file: what a plan may destroy is said by the operation that applies it.
 *
 * @public
 */
export const planRuleIds = [
  'plan.unreadable',
  'plan.destroy-protected',
  'plan.replace-protected',
  'plan.network-in-use',
  'plan.privatelink-in-use',
  'plan.sleep-touches-more',
  'plan.rotate-touches-more',
] as const;

/**
 * The id of a rule.
 *
 * @public
 */
export type RuleId = (typeof ruleIds)[number] | (typeof planRuleIds)[number];
