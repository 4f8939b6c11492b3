import { AwsProvider } from '#aws/provider';
import { RootConstruct } from '#constructs';
import { TerraformStack } from '#cdk';
import { DatabricksProvider } from '#dbx/provider';
import { pinProvider } from './framework/pinProvider';
import { renderStack } from './framework/renderStack';

/**
 * Terraform's `required_providers` with the versions of AWS's and Databricks'
 * providers that the stacks are written for.
 *
 * @public
 */
export function requiredProviders(): Record<string, unknown> {
  const stack = new TerraformStack(new RootConstruct(), 'providers');
  new AwsProvider(stack, 'aws');
  new DatabricksProvider(stack, 'databricks');
  pinProvider(stack, 'aws');
  pinProvider(stack, 'databricks');
  const found: unknown = renderStack(stack).terraform?.required_providers;
  return typeof found === 'object' && found !== null ? { ...found } : {};
}
