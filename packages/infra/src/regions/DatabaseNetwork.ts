import { ITerraformDependable, TerraformProvider } from '#cdk';
import { DbSubnetGroup } from '#aws/db-subnet-group';
import { SecurityGroup } from '#aws/security-group';
import { VpcSecurityGroupEgressRule } from '#aws/vpc-security-group-egress-rule';
import { VpcSecurityGroupIngressRule } from '#aws/vpc-security-group-ingress-rule';
import { Construct } from '#constructs';
import { constructId } from '../framework/constructId';

/**
 * A workspace that reads the database: one of a region of the project.
 *
 * @public
 */
export interface DatabaseReader {
  readonly name: string;
  /** Its security group, where that is in the same VPC and account. */
  readonly securityGroupId?: string;
  /** The addresses of its VPC otherwise. */
  readonly cidr?: string;
}

/**
 * What the database's place in one region is made from.
 *
 * @public
 */
export interface DatabaseNetworkProps {
  /** The account of the database, in the region. */
  readonly provider: TerraformProvider;
  /** The account of the workspace, in the region. */
  readonly workspaceProvider: TerraformProvider;
  readonly name: string;
  readonly vpcId: string;
  /** In two zones at least. */
  readonly subnetIds: readonly string[];
  readonly port: number;
  /** Who may reach the database of this region. */
  readonly readers: readonly DatabaseReader[];
  /** The workspace's security group, if it is lakeport's to open. */
  readonly workspaceSecurityGroupId?: string;
  /** The addresses of the VPCs whose database this region's workspace reaches. */
  readonly reached: readonly DatabaseReader[];
  readonly dependsOn: readonly ITerraformDependable[];
}

/**
 * Where a database lies in one region, and who reaches it: the workspaces of
 * the regions, on the port of the database, and nobody else.
 *
 * @public
 */
export class DatabaseNetwork extends Construct {
  readonly subnetGroupName: string;
  readonly securityGroupId: string;

  constructor(scope: Construct, id: string, props: DatabaseNetworkProps) {
    super(scope, id);
    const { name, port, provider } = props;
    const dependsOn = [...props.dependsOn];
    const tags = { Name: name };
    this.subnetGroupName = new DbSubnetGroup(this, 'subnets', {
      provider,
      name,
      description: 'Private subnets of the workspace',
      subnetIds: [...props.subnetIds],
      tags,
      dependsOn,
    }).name;
    this.securityGroupId = new SecurityGroup(this, 'security', {
      provider,
      name,
      description: 'Database that the workspaces of the regions read',
      vpcId: props.vpcId,
      tags,
      dependsOn,
    }).id;
    const ports = { ipProtocol: 'tcp', fromPort: port, toPort: port };
    for (const reader of props.readers) {
      new VpcSecurityGroupIngressRule(
        this,
        `ingress-${constructId(reader.name)}`,
        {
          provider,
          securityGroupId: this.securityGroupId,
          description: `Cluster nodes of ${reader.name}`,
          ...ports,
          ...peer(reader),
        },
      );
    }
    for (const database of props.workspaceSecurityGroupId
      ? props.reached
      : []) {
      new VpcSecurityGroupEgressRule(
        this,
        `egress-${constructId(database.name)}`,
        {
          provider: props.workspaceProvider,
          securityGroupId: props.workspaceSecurityGroupId ?? '',
          description: `Database in the region of ${database.name}`,
          ...ports,
          ...(database.securityGroupId === 'own'
            ? { referencedSecurityGroupId: this.securityGroupId }
            : peer(database)),
        },
      );
    }
  }
}

function peer({
  cidr,
  securityGroupId,
}: DatabaseReader):
  | { cidrIpv4?: string }
  | { referencedSecurityGroupId: string } {
  return securityGroupId === undefined
    ? { cidrIpv4: cidr }
    : { referencedSecurityGroupId: securityGroupId };
}
