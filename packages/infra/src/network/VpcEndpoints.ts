import { VpcEndpoint } from '#aws/vpc-endpoint';
import { Construct } from '#constructs';
import { PolicyDocument } from '../policies/PolicyDocument';
import { renderPolicy } from '../policies/renderPolicy';

/**
 * What the endpoints of a workspace's VPC are made from.
 *
 * @public
 */
export interface VpcEndpointsProps {
  readonly namePrefix: string;
  readonly region: string;
  readonly vpcId: string;
  /** Route tables that get the way to S3. */
  readonly routeTableIds: readonly string[];
  /** Subnets of the interface endpoints, one a zone. */
  readonly subnetIds: readonly string[];
  /** The group of what cluster nodes call. */
  readonly securityGroupId: string;
  /** What may pass; everything if left out. */
  readonly policies?: Readonly<
    Record<'s3' | 'sts' | 'kinesis-streams', PolicyDocument>
  >;
  /** Leaves out the interface endpoints that only compute needs. */
  readonly asleep?: boolean;
  /** Services of Databricks that compute reaches through PrivateLink. */
  readonly backEnd?: { readonly workspace: string; readonly relay: string };
  /** The service that people reach through PrivateLink. */
  readonly frontEnd?: {
    readonly service: string;
    readonly securityGroupId: string;
  };
  /** The way to S3 for feeds that come from outside AWS. */
  readonly onPremises?: {
    readonly securityGroupId: string;
    /** What may pass; everything if left out. */
    readonly policy?: PolicyDocument;
  };
}

/** Services that compute calls and that have interface endpoints. */
const INTERFACE_SERVICES = ['sts', 'kinesis-streams'] as const;

/**
 * The endpoints of a VPC. AWS traffic stays inside it: S3 through a gateway
 * (free, for buckets of the same region), STS and Kinesis Data Streams through
 * interfaces with private DNS. With PrivateLink there are two more of these, to
 * the control plane and to its relay, which stay while the network is asleep:
 * they are registered with Databricks by their ids. The endpoint that people
 * come in through has no private DNS, because a VPC can have it for one endpoint
 * of a service only, and the nodes' own may be there. That one then also lets
 * people in: in this VPC, and through a resolver in it, the name leads there.
 *
 * Feeds from outside AWS cannot use a gateway endpoint. They have an interface to
 * S3, which stays while the network is asleep, for they do not sleep. It has no
 * private DNS, so that nodes go on through the gateway, and feeds use the names
 * that are the endpoint's own.
 *
 * Sources: Databricks docs, customer-managed VPC, regional endpoints, and
 * PrivateLink, 2026; Amazon S3 user guide, AWS PrivateLink for Amazon S3, 2026.
 *
 * @public
 */
export class VpcEndpoints extends Construct {
  readonly s3EndpointId: string;
  /** The addresses of S3 in the region. */
  readonly s3PrefixListId: string;
  readonly workspaceEndpointId?: string;
  readonly relayEndpointId?: string;
  readonly frontEndEndpoint?: VpcEndpoint;
  readonly onPremisesEndpoint?: VpcEndpoint;
  /** Those with an address in the VPC, while the network is asleep fewer. */
  readonly interfaceEndpointIds: string[] = [];
  readonly #props: VpcEndpointsProps;

  constructor(scope: Construct, id: string, props: VpcEndpointsProps) {
    super(scope, id);
    this.#props = props;
    const { backEnd, frontEnd, namePrefix, onPremises, region, vpcId } = props;
    const s3 = new VpcEndpoint(this, 's3', {
      vpcId,
      vpcEndpointType: 'Gateway',
      serviceName: `com.amazonaws.${region}.s3`,
      routeTableIds: [...props.routeTableIds],
      policy: props.policies && renderPolicy(props.policies.s3),
      tags: { Name: `${namePrefix}-s3` },
    });
    this.s3EndpointId = s3.id;
    this.s3PrefixListId = s3.prefixListId;
    for (const service of props.asleep ? [] : INTERFACE_SERVICES) {
      this.#interface(service, {
        serviceName: `com.amazonaws.${region}.${service}`,
        policy: props.policies?.[service],
      });
    }
    if (backEnd) {
      // Inside the VPC its managed private name wins over the front end's zone,
      // so that whoever asks the VPC's resolver comes to this endpoint.
      this.workspaceEndpointId = this.#interface('workspace', {
        serviceName: backEnd.workspace,
        securityGroupIds: frontEnd && [
          props.securityGroupId,
          frontEnd.securityGroupId,
        ],
      }).id;
      this.relayEndpointId = this.#interface('relay', {
        serviceName: backEnd.relay,
      }).id;
    }
    if (frontEnd) {
      this.frontEndEndpoint = this.#interface('front-end', {
        serviceName: frontEnd.service,
        privateDnsEnabled: false,
        securityGroupIds: [frontEnd.securityGroupId],
      });
    }
    if (onPremises) {
      this.onPremisesEndpoint = this.#interface('on-premises-s3', {
        serviceName: `com.amazonaws.${region}.s3`,
        privateDnsEnabled: false,
        securityGroupIds: [onPremises.securityGroupId],
        policy: onPremises.policy,
      });
    }
  }

  #interface(
    name: string,
    endpoint: {
      serviceName: string;
      policy?: PolicyDocument;
      privateDnsEnabled?: boolean;
      securityGroupIds?: string[];
    },
  ): VpcEndpoint {
    const { namePrefix, securityGroupId, subnetIds, vpcId } = this.#props;
    const made = new VpcEndpoint(this, name, {
      vpcId,
      vpcEndpointType: 'Interface',
      serviceName: endpoint.serviceName,
      privateDnsEnabled: endpoint.privateDnsEnabled ?? true,
      subnetIds: [...subnetIds],
      securityGroupIds: endpoint.securityGroupIds ?? [securityGroupId],
      policy: endpoint.policy && renderPolicy(endpoint.policy),
      tags: { Name: `${namePrefix}-${name}` },
    });
    this.interfaceEndpointIds.push(made.id);
    return made;
  }
}
