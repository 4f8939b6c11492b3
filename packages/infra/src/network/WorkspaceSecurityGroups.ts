import { SecurityGroup } from '#aws/security-group';
import { VpcSecurityGroupEgressRule } from '#aws/vpc-security-group-egress-rule';
import { VpcSecurityGroupIngressRule } from '#aws/vpc-security-group-ingress-rule';
import { Construct } from '#constructs';
import {
  Peer,
  SecurityGroupName,
  SecurityGroupRule,
} from './securityGroupMatrix';

const DESCRIPTIONS: Readonly<Record<SecurityGroupName, string>> = {
  workspace: 'Cluster nodes of the Databricks workspace',
  endpoints: 'Interface endpoints that cluster nodes call',
  'front-end': 'Endpoint that people reach the workspace through',
  'on-premises': 'Endpoint that feeds outside AWS reach S3 through',
};

/**
 * What the security groups of a workspace are made from.
 *
 * @public
 */
export interface WorkspaceSecurityGroupsProps {
  readonly vpcId: string;
  /** The groups' names; of the last two there is none without a name for it. */
  readonly names: Readonly<
    Record<'workspace' | 'endpoints', string> &
      Partial<Record<'front-end' | 'on-premises', string>>
  >;
}

/**
 * The security group of the cluster nodes, the one of the interface endpoints,
 * and where people or feeds have an endpoint, the one of that. Every rule is a
 * resource of its own: the groups name each other, and Terraform drops unknown
 * keys of inline rules silently.
 *
 * @public
 */
export class WorkspaceSecurityGroups extends Construct {
  readonly workspaceSecurityGroupId: string;
  readonly endpointSecurityGroupId: string;
  readonly frontEndSecurityGroupId?: string;
  readonly onPremisesSecurityGroupId?: string;
  readonly #groups: Readonly<Partial<Record<SecurityGroupName, string>>>;

  constructor(
    scope: Construct,
    id: string,
    props: WorkspaceSecurityGroupsProps,
  ) {
    super(scope, id);
    const group = (name: SecurityGroupName, groupName: string) =>
      new SecurityGroup(this, name, {
        name: groupName,
        description: DESCRIPTIONS[name],
        vpcId: props.vpcId,
        tags: { Name: groupName },
      }).id;
    const { names } = props;
    this.workspaceSecurityGroupId = group('workspace', names.workspace);
    this.endpointSecurityGroupId = group('endpoints', names.endpoints);
    if (names['front-end'] !== undefined) {
      this.frontEndSecurityGroupId = group('front-end', names['front-end']);
    }
    if (names['on-premises'] !== undefined) {
      this.onPremisesSecurityGroupId = group(
        'on-premises',
        names['on-premises'],
      );
    }
    this.#groups = {
      workspace: this.workspaceSecurityGroupId,
      endpoints: this.endpointSecurityGroupId,
      'front-end': this.frontEndSecurityGroupId,
      'on-premises': this.onPremisesSecurityGroupId,
    };
  }

  /**
   * Adds what the groups let in and out.
   *
   * @param rules - as `securityGroupMatrix` gives them
   * @param s3PrefixListId - the addresses of S3, for rules that lead there
   * @throws Error when a rule names a group or list that is not there
   */
  permit(rules: readonly SecurityGroupRule[], s3PrefixListId?: string): void {
    for (const rule of rules) {
      const Rule =
        rule.direction === 'ingress'
          ? VpcSecurityGroupIngressRule
          : VpcSecurityGroupEgressRule;
      new Rule(this, `${rule.group}-${rule.direction}-${rule.id}`, {
        securityGroupId: this.#groupId(rule.group),
        description: rule.description,
        ipProtocol: rule.protocol,
        fromPort: rule.fromPort,
        toPort: rule.toPort,
        ...this.#peer(rule.peer, s3PrefixListId),
      });
    }
  }

  #peer(
    peer: Peer,
    s3PrefixListId: string | undefined,
  ):
    | { cidrIpv4: string }
    | { prefixListId: string }
    | { referencedSecurityGroupId: string } {
    if (typeof peer === 'object') {
      return { cidrIpv4: peer.cidr };
    }
    if (peer !== 's3') {
      return { referencedSecurityGroupId: this.#groupId(peer) };
    }
    if (s3PrefixListId === undefined) {
      throw new Error(
        `${this.node.path} has a rule to S3, but was given no prefix list of it`,
      );
    }
    return { prefixListId: s3PrefixListId };
  }

  #groupId(name: SecurityGroupName): string {
    const id = this.#groups[name];
    if (id === undefined) {
      throw new Error(
        `${this.node.path} has a rule of the group ${name}, but no such group; give it a name`,
      );
    }
    return id;
  }
}
