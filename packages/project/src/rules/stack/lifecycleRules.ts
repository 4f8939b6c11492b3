import { blocks } from '../reading/blocks';
import type { Block } from '../reading/Block';
import type { RuleContext, StackRule } from '../StackRule';
import { forEachResource } from './forEach';

const PROTECTED = [
  'databricks_mws_workspaces',
  'databricks_metastore',
  'databricks_catalog',
  'aws_s3_bucket',
  'aws_kms_key',
  'aws_kms_replica_key',
];
const WITH_CONTENT = [
  'aws_s3_bucket',
  'databricks_metastore',
  'databricks_catalog',
  'databricks_schema',
  'databricks_external_location',
  'databricks_storage_credential',
];

/**
 * Whether a resource is to stay: its environment says so, or, for what
 * environments share, any environment of the same region does.
 */
function toStay(
  { environment, attributes }: Block,
  { project, environment: named }: RuleContext,
): boolean {
  return environment !== undefined
    ? named(environment)?.deletionProtection === true
    : Object.values(project.spec.environments ?? {}).some(
        ({ deletionProtection, region }) =>
          deletionProtection &&
          (attributes.region === undefined || attributes.region === region),
      );
}

/** What keeps data from being deleted by an apply. */
export const lifecycleRules: readonly StackRule[] = [
  {
    id: 'lifecycle.unprotected',
    title: 'What holds data can be destroyed in spite of deletion protection',
    severity: 'error',
    reason:
      'A changed name or a removed line would delete the workspace, catalog, bucket or key with what is in it.',
    source:
      'Terraform documentation, lifecycle prevent_destroy, 2026; Databricks Terraform provider 1.128.0, what replaces a workspace',
    fix: 'Set lifecycle.prevent_destroy.',
    check: forEachResource(PROTECTED, (block, _, context) =>
      toStay(block, context) &&
      !blocks(block.attributes.lifecycle).some(
        ({ prevent_destroy: kept }) => kept === true,
      )
        ? 'deletionProtection is on, and prevent_destroy is not'
        : undefined,
    ),
  },
  {
    id: 'lifecycle.force-destroy',
    title:
      'Content is deleted with its container in spite of deletion protection',
    severity: 'error',
    reason:
      'force_destroy empties what it deletes, without asking and without a way back.',
    source: 'Terraform AWS provider, aws_s3_bucket, force_destroy, 2026',
    fix: 'Set force_destroy to false where deletion protection is on.',
    check: forEachResource(WITH_CONTENT, (block, _, context) =>
      block.attributes.force_destroy === true && toStay(block, context)
        ? 'deletionProtection is on, and so is force_destroy'
        : undefined,
    ),
  },
];
