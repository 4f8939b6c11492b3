import { Entity } from '@backstage/catalog-model';
import { annotations } from '../annotations';
import { entityTypes } from '../entityTypes';
import { isResourceOf } from './isResourceOf';

/**
 * Whether an entity is a VPC that can be found in AWS: a Resource of type
 * `aws-vpc` with the annotations `lakeport.dev/vpc-id`,
 * `lakeport.dev/aws-account-id` and `lakeport.dev/region`.
 *
 * @public
 */
export function isAwsVpc(entity: Entity): boolean {
  return isResourceOf(entity, entityTypes.vpc, [
    annotations.vpcId,
    annotations.awsAccountId,
    annotations.region,
  ]);
}
