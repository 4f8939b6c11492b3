import { Route } from '#aws/route';
import { ITerraformDependable } from '#cdk';
import { Construct } from '#constructs';
import { MemberNetwork } from './MemberNetwork';

/**
 * Leads from one network to another one, in each of its private route tables.
 *
 * @param through - the peering connection, or the transit gateway of the region
 * @param ready - what has to be there before AWS takes a route through it
 */
export function memberRoutes(
  scope: Construct,
  from: MemberNetwork,
  to: MemberNetwork,
  through:
    | { readonly vpcPeeringConnectionId: string }
    | { readonly transitGatewayId: string },
  ready: readonly ITerraformDependable[] = [],
): void {
  from.routeTableIds.forEach((routeTableId, index) => {
    new Route(scope, `${from.name}_${to.name}-${index + 1}`, {
      provider: from.provider,
      routeTableId,
      destinationCidrBlock: to.cidr,
      ...through,
      ...(ready.length > 0 && { dependsOn: [...ready] }),
    });
  });
}
