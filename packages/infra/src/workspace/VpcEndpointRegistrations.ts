import { TerraformProvider } from '#cdk';
import { Construct } from '#constructs';
import { MwsVpcEndpoint } from '#dbx/mws-vpc-endpoint';
import { fingerprintedName } from './fingerprintedName';

/**
 * Which PrivateLink endpoints are registered.
 *
 * @public
 */
export interface VpcEndpointRegistrationsProps {
  /** An account-level Databricks provider. */
  readonly provider: TerraformProvider;
  readonly databricksAccountId: string;
  readonly region: string;
  /** Prefix of the registrations' names. */
  readonly namePrefix: string;
  /** AWS ids (`vpce-…`) of the endpoints of cluster nodes. */
  readonly backEnd?: { readonly workspace: string; readonly relay: string };
  /** AWS id of the endpoint that people come through. */
  readonly frontEnd?: string;
}

/**
 * The VPC endpoints that a Databricks account knows of. A registration cannot
 * be changed, and cannot go while a network configuration names it.
 *
 * Source: Databricks Terraform provider 1.128.0, `databricks_mws_vpc_endpoint`,
 * 2026-08-19.
 *
 * @public
 */
export class VpcEndpointRegistrations extends Construct {
  /** Databricks' ids of them. */
  readonly backEnd?: { readonly workspace: string; readonly relay: string };
  readonly frontEnd?: string;

  constructor(
    scope: Construct,
    id: string,
    props: VpcEndpointRegistrationsProps,
  ) {
    super(scope, id);
    const register = (what: string, awsVpcEndpointId: string) =>
      // The attribute `id` is made of two ids; only this one is Databricks' own.
      new MwsVpcEndpoint(this, what, {
        provider: props.provider,
        accountId: props.databricksAccountId,
        region: props.region,
        vpcEndpointName: fingerprintedName(`${props.namePrefix}-${what}`, [
          awsVpcEndpointId,
        ]),
        awsVpcEndpointId,
        // The network configuration that names it is replaced in this order.
        lifecycle: { createBeforeDestroy: true },
      }).vpcEndpointId;
    const { backEnd, frontEnd } = props;
    this.backEnd = backEnd && {
      workspace: register('workspace', backEnd.workspace),
      relay: register('relay', backEnd.relay),
    };
    this.frontEnd = frontEnd && register('front-end', frontEnd);
  }
}
