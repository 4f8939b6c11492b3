import { TerraformResource } from '#cdk';

/**
 * A resource's address as `replace_triggered_by` takes it: Terraform reads its
 * entries as references, not as templates, and cdktf writes templates.
 */
export function resourceAddress(resource: TerraformResource): string {
  return `${resource.terraformResourceType}.${resource.friendlyUniqueId}`;
}
