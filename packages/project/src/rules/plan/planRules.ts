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
