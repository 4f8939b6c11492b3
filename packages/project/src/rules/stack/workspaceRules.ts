import type { Block } from '../reading/Block';
import { blocks } from '../reading/blocks';
import { isRecord } from '../reading/json';
import { strings } from '../reading/strings';
import type { RuleEnvironment } from '../RuleProject';
import type { RuleContext, StackRule } from '../StackRule';
import { forEachEnvironment, forEachResource } from './forEach';

const WORKSPACE = ['databricks_mws_workspaces'];
const CLASSIC = [
  'credentials_id',
  'storage_configuration_id',
  'network_id',
  'private_access_settings_id',
  'managed_services_customer_managed_key_id',
  'storage_customer_managed_key_id',
];

/** Labels of the runners that GitHub itself hosts. */
const HOSTED = /^(ubuntu|windows|macos)-/;

/** Whether access lists name who may come in, so that nobody else may. */
function allowsOnly(lists: unknown): boolean {
  return isRecord(lists) && strings(lists.allow).length > 0;
}

/** What of an environment only the Enterprise tier has. */
function enterpriseFeatures({
  privateLink,
  workspaceEncryption,
  workspace,
}: RuleEnvironment): string[] {
  return workspace.computeMode === 'serverless'
    ? []
    : [
        ...(privateLink.backEnd || privateLink.frontEnd ? ['PrivateLink'] : []),
        ...(workspaceEncryption.managedServices || workspaceEncryption.storage
          ? ['customer-managed keys']
          : []),
      ];
}

/** Whether the workspace of a block's environment can be reached without PrivateLink. */
function isPublic(settings: Block): boolean {
  return settings.attributes.public_access_enabled === true;
}

function hasAccessList(settings: Block, context: RuleContext): boolean {
  const { environment } = settings;
  return (
    context.environment(environment)?.workspace.ipAccessLists !== undefined ||
    context.reader.stacks.some(
      stack =>
        stack.environment === environment &&
        stack.resources('databricks_ip_access_list').length > 0,
    )
  );
}

/** Workspaces: who reaches them, which keys and tier they have. */
export const workspaceRules: readonly StackRule[] = [
  {
    id: 'workspace.public-access',
    title: 'A workspace with PrivateLink that also answers on the internet',
    severity: 'info',
    reason:
      'Users and API clients reach it without going through an endpoint; they still have to sign in.',
    source:
      'Databricks documentation, "Enable private connectivity": private access settings, 2026',
    fix: 'Set privateLink.publicAccess to false once users have a front-end endpoint and the workflows a runner inside.',
    check: forEachResource(
      ['databricks_mws_private_access_settings'],
      settings =>
        isPublic(settings) ? 'public_access_enabled is true' : undefined,
    ),
  },
  {
    id: 'workspace.no-access-list',
    title: 'A public workspace that every address may sign in to',
    severity: 'warning',
    reason:
      'The environment pays for PrivateLink, and stolen credentials work from anywhere.',
    source:
      'Databricks Security Reference Architecture, aws/tf: public access with IP access lists, 2026-07',
    fix: 'Name the addresses of offices and runners in workspace.ipAccessLists, or turn public access off.',
    check: forEachResource(
      ['databricks_mws_private_access_settings'],
      (settings, _, context) =>
        isPublic(settings) && !hasAccessList(settings, context)
          ? 'public access is on, and there is no IP access list'
          : undefined,
    ),
  },
  {
    id: 'workspace.access-list-hosted-runner',
    title: 'Access lists that may lock the workflows out',
    severity: 'warning',
    reason:
      "GitHub's hosted runners come from thousands of addresses that change: Databricks refuses to turn lists on that would lock out whoever asks for it, and afterwards refuses the workflows.",
    source:
      'Databricks documentation, "Configure IP access lists for workspaces", 2026; GitHub documentation, "About GitHub-hosted runners", IP addresses, 2026',
    fix: 'Run the workflows on a runner with addresses of its own (github.runsOn) and allow them.',
    check: forEachEnvironment(({ workspace }, _, { project }) => {
      const { github } = project.spec;
      const runner = strings(github?.runsOn).find(label => HOSTED.test(label));
      return runner !== undefined && allowsOnly(workspace.ipAccessLists)
        ? `the workflows run on ${runner}, which has no fixed addresses to allow`
        : undefined;
    }),
  },
  {
    id: 'workspace.no-customer-key',
    title: 'A workspace without the customer key that was asked for',
    severity: 'error',
    reason:
      'The environment asks for workspaceEncryption, and the workspace is encrypted with a key of Databricks.',
    source:
      'Databricks documentation, "Customer-managed keys for encryption", 2026',
    fix: 'Register the key and name it in the workspace.',
    check: forEachResource(
      WORKSPACE,
      ({ attributes, environment }, _, context) => {
        const asked = context.environment(environment)?.workspaceEncryption;
        return [
          ...(asked?.managedServices &&
          !attributes.managed_services_customer_managed_key_id
            ? [
                'workspaceEncryption.managedServices is on, and the workspace names no key for it',
              ]
            : []),
          ...(asked?.storage && !attributes.storage_customer_managed_key_id
            ? [
                'workspaceEncryption.storage is on, and the workspace names no key for it',
              ]
            : []),
        ];
      },
    ),
  },
  {
    id: 'workspace.pricing-tier',
    title: 'A tier that does not have what is asked for',
    severity: 'error',
    reason:
      'PrivateLink and customer-managed keys need the Enterprise tier; Databricks refuses them on another.',
    source: 'Databricks, pricing and add-ons for AWS, 2026',
    fix: 'Use the tier ENTERPRISE, or a security profile without these.',
    check: forEachResource(
      WORKSPACE,
      ({ attributes, environment }, _, context) => {
        const declared = context.environment(environment);
        const tier =
          attributes.pricing_tier ??
          context.project.spec.databricks.pricingTier;
        const features = declared ? enterpriseFeatures(declared) : [];
        return (tier === 'PREMIUM' || tier === 'STANDARD') && features.length
          ? `the tier is ${tier}, and ENTERPRISE is needed for ${features.join(
              ' and ',
            )}`
          : undefined;
      },
    ),
  },
  {
    id: 'workspace.enterprise-tier',
    title: 'An environment that needs the Enterprise tier',
    severity: 'info',
    reason:
      'The tier is charged with every DBU; it is the larger part of what the step from development costs.',
    source: 'Databricks, pricing and add-ons for AWS, 2026',
    fix: 'Nothing, if the account has the tier; declare it in databricks.pricingTier.',
    check: forEachEnvironment((environment, _, { project }) => {
      const features = enterpriseFeatures(environment);
      return features.length && !project.spec.databricks.pricingTier
        ? `the Enterprise tier is needed for ${features.join(' and ')}`
        : undefined;
    }),
  },
  {
    id: 'workspace.legacy-token',
    title: 'A workspace with a token block',
    severity: 'error',
    reason:
      'The block makes a personal access token of the deployer and keeps it in the state; with OAuth it fails.',
    source:
      'databricks/terraform-databricks-examples issue 132, databricks/terraform-provider-databricks issue 994',
    fix: 'Leave it out and sign in with OAuth or workload identity federation.',
    check: forEachResource(WORKSPACE, ({ attributes: { token } }) =>
      blocks(token).length ? 'it has a token block' : undefined,
    ),
  },
  {
    id: 'workspace.deployment-name',
    title: 'A workspace with a deployment name',
    severity: 'warning',
    reason:
      'It fails in accounts for which Databricks has not enabled a prefix, and changing it later replaces the workspace.',
    source:
      'Databricks Terraform provider 1.128.0, databricks_mws_workspaces, 2026-08',
    fix: 'Leave deployment_name out.',
    check: forEachResource(WORKSPACE, ({ attributes }) =>
      attributes.deployment_name ? 'deployment_name is set' : undefined,
    ),
  },
  {
    id: 'workspace.serverless-with-classic',
    title: 'A serverless workspace with what only classic compute has',
    severity: 'error',
    reason:
      'A workspace with compute mode SERVERLESS has no credentials, root storage, network, private access settings or keys; Databricks refuses it.',
    source:
      'Databricks Terraform provider 1.128.0, databricks_mws_workspaces, compute_mode, 2026-08',
    fix: 'Leave these out, or use compute mode HYBRID.',
    check: forEachResource(WORKSPACE, ({ attributes }) => {
      const found = CLASSIC.filter(name => attributes[name] !== undefined);
      return attributes.compute_mode === 'SERVERLESS' && found.length
        ? `it is serverless and has ${found.join(', ')}`
        : undefined;
    }),
  },
  {
    id: 'workspace.serverless-open',
    title: 'Serverless compute that may call anywhere',
    severity: 'info',
    reason:
      'Without a network policy, serverless compute may call every address on the internet.',
    source:
      'Databricks documentation, "Serverless egress control", network policies, 2026',
    fix: 'Set serverless.networkPolicy with the domains and buckets that are needed.',
    check: forEachEnvironment(({ serverless }, stacks) =>
      serverless.networkPolicy === undefined &&
      !stacks.some(
        stack => stack.resources('databricks_workspace_network_option').length,
      )
        ? 'no network policy restricts what serverless compute calls'
        : undefined,
    ),
  },
  {
    id: 'workspace.legacy-access',
    title: 'A workspace with the legacy Hive metastore',
    severity: 'warning',
    reason:
      'Tables in the Hive metastore are outside Unity Catalog: no grants, no lineage, no audit.',
    source:
      'Databricks documentation, "Disable access to legacy features", 2026',
    fix: 'Leave workspace.legacyAccess off.',
    check: forEachEnvironment(({ workspace }) =>
      workspace.legacyAccess ? 'workspace.legacyAccess is on' : undefined,
    ),
  },
];
