import type { Entity } from '@backstage/catalog-model';
import { annotations } from '@lakeport/backstage-plugin-databricks-common';

/** Where in AWS the VPC of an entity is, as far as it says so. */
export function vpcOf(entity: Entity): {
  account?: string;
  region?: string;
  vpc?: string;
} {
  const told = entity.metadata.annotations ?? {};
  return {
    account: told[annotations.awsAccountId],
    region: told[annotations.region],
    vpc: told[annotations.vpcId],
  };
}
