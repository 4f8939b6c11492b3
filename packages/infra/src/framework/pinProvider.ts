import { TerraformStack } from '#cdk';

const SOURCES = {
  aws: 'registry.terraform.io/hashicorp/aws',
  databricks: 'registry.terraform.io/databricks/databricks',
  random: 'registry.terraform.io/hashicorp/random',
  time: 'registry.terraform.io/hashicorp/time',
} as const;

/**
 * Writes a provider's full source address. The bindings write the short one,
 * which Terraform and OpenTofu read as two different providers.
 */
export function pinProvider(
  stack: TerraformStack,
  provider: keyof typeof SOURCES,
): void {
  stack.addOverride(
    `terraform.required_providers.${provider}.source`,
    SOURCES[provider],
  );
}
