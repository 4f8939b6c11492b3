import { TerraformProvider } from '#cdk';
import { Construct } from '#constructs';
import { MwsVpcEndpoint } from '#dbx/mws-vpc-endpoint';
import { fingerprintedName } from './fingerprintedName';

/**
 * An endpoint and what its registration is called.
 *
 * @public
 */
export interface NamedEndpoint {
  /** Prefix of the registration's name. */
  readonly name: string;
  /** The endpoint's id in AWS (`vpce-…`). */
  readonly awsId: string;
}

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
  /** The endpoints of cluster nodes. */
  readonly backEnd?: {
    readonly workspace: NamedEndpoint;
    readonly relay: NamedEndpoint;
  };
  /** The endpoint that people come through. */
  readonly frontEnd?: NamedEndpoint;
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
    const register = (what: string, { awsId, name }: NamedEndpoint) =>
      // The attribute `id` is made of two ids; only this one is Databricks' own.
      new MwsVpcEndpoint(this, what, {
        provider: props.provider,
        accountId: props.databricksAccountId,
        region: props.region,
        vpcEndpointName: fingerprintedName(name, [awsId]),
        awsVpcEndpointId: awsId,
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
