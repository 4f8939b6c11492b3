import type { RuleInfo } from '../RuleInfo';
import type { planRuleIds } from '../ruleIds';

/** The rules that plans are read with, by id. */
export const planRules: Readonly<
  Record<(typeof planRuleIds)[number], RuleInfo>
> = {
  'plan.unreadable': {
    id: 'plan.unreadable',
    title: 'A plan that cannot be read',
    severity: 'error',
    reason:
      'What a plan would destroy has to be known before it is applied; this is not the JSON of a finished plan.',
    source: 'Terraform documentation, "JSON output format", 2026',
    fix: 'Plan again, and give the output of `terraform show -json PLAN`.',
  },
  'plan.destroy-protected': {
    id: 'plan.destroy-protected',
    title: 'A plan that destroys what holds data',
    severity: 'error',
    reason:
      'A workspace, metastore, catalog, schema, volume, bucket or key cannot be brought back with what was in it; and a bucket without its policy lets Databricks no longer in.',
    source:
      'Databricks Terraform provider 1.128.0, resource documentation, 2026-08; AWS KMS developer guide, "Deleting AWS KMS keys"',
    fix: 'Undo the change in the file, or name the address with --allow-destroy.',
  },
  'plan.replace-protected': {
    id: 'plan.replace-protected',
    title: 'A plan that replaces what holds data',
    severity: 'error',
    reason:
      'Replacing is destroying and making anew: what was in it is gone. Names, regions and storage of workspaces, and names of catalogs, schemas, volumes, locations and buckets cannot be changed in place.',
    source:
      'Databricks Terraform provider 1.128.0, databricks_mws_workspaces: what can be updated, 2026-08',
    fix: 'Undo the change in the file, or name the address with --allow-destroy.',
  },
  'plan.network-in-use': {
    id: 'plan.network-in-use',
    title: 'A plan that takes the network from under a workspace',
    severity: 'error',
    reason:
      'The network is changed before the workspace can move to another: no cluster starts until it has, and running ones keep AWS from deleting it, so that the apply stops halfway.',
    source:
      'Databricks documentation, "Update a running or failed workspace": a new network configuration, 2026',
    fix: 'Give the changed network the next `generation` and declare the one in use under `network.replaces`: the new one is made beside it and the workspace moves. The old one goes with the plan after, when `replaces` is taken out. Where nobody needs the workspace meanwhile, name the address with --allow-destroy.',
  },
  'plan.privatelink-in-use': {
    id: 'plan.privatelink-in-use',
    title: 'A plan that takes PrivateLink from a workspace',
    severity: 'error',
    reason:
      'A workspace keeps its private access settings for good, and reaches Databricks through the endpoints that it is registered with: without them its compute cannot start.',
    source:
      'Databricks Terraform provider 1.128.0, databricks_mws_workspaces: private_access_settings_id cannot be removed, 2026-08',
    fix: 'Keep `privateLink.backEnd` on (it can be set beside any securityProfile), or declare a new environment without it and move there. Other endpoints come with another network: see `network.replaces`.',
  },
  'plan.sleep-touches-more': {
    id: 'plan.sleep-touches-more',
    title: 'Falling asleep or waking up changes something else',
    severity: 'error',
    reason:
      'Sleep and wake remove and make NAT gateways, elastic IPs, default routes and the interface endpoints of STS and Kinesis, nothing else: anything more comes from a file that was never applied, or from drift.',
    source:
      'Databricks documentation, "Configure a customer-managed VPC", 2026: what runs without compute',
    fix: 'Run plan and apply first, then sleep or wake.',
  },
  'plan.rotate-touches-more': {
    id: 'plan.rotate-touches-more',
    title: 'A rotation changes something else',
    severity: 'error',
    reason:
      'A rotation makes new secrets and stores them, nothing else: anything more comes from a file that was never applied, or from drift.',
    source:
      'Databricks Terraform provider 1.128.0, databricks_service_principal_secret, 2026-08',
    fix: 'Run plan and apply first, then rotate.',
  },
};
