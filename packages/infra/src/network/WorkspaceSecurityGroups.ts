import { SecurityGroup } from '#aws/security-group';
import { VpcSecurityGroupEgressRule } from '#aws/vpc-security-group-egress-rule';
import { VpcSecurityGroupIngressRule } from '#aws/vpc-security-group-ingress-rule';
import { Construct } from '#constructs';
import {
  Peer,
  SecurityGroupRule,
  securityGroupMatrix,
} from './securityGroupMatrix';

type GroupName = SecurityGroupRule['group'];

/**
 * What the security groups of a workspace are made from.
 *
 * @public
 */
export interface WorkspaceSecurityGroupsProps {
  readonly vpcId: string;
  /** The groups' names. */
  readonly names: Readonly<Record<SecurityGroupRule['group'], string>>;
  /** The rules; those of a workspace without PrivateLink if left out. */
  readonly rules?: readonly SecurityGroupRule[];
}

/**
 * The security group of the cluster nodes and the one of the interface
 * endpoints. Every rule is a resource of its own: the groups name each other,
 * and Terraform drops unknown keys of inline rules silently.
 *
 * @public
 */
export class WorkspaceSecurityGroups extends Construct {
  readonly workspaceSecurityGroupId: string;
  readonly endpointSecurityGroupId: string;

  constructor(
    scope: Construct,
    id: string,
    props: WorkspaceSecurityGroupsProps,
  ) {
    super(scope, id);
    const workspace = this.#group(
      'workspace',
      props,
      'Cluster nodes of the Databricks workspace',
    );
    const endpoints = this.#group(
      'endpoints',
      props,
      'Interface endpoints that cluster nodes call',
    );
    this.workspaceSecurityGroupId = workspace.id;
    this.endpointSecurityGroupId = endpoints.id;
    const groups = { workspace: workspace.id, endpoints: endpoints.id };
    for (const rule of props.rules ?? securityGroupMatrix()) {
      this.#rule(rule, groups);
    }
  }

  #group(
    name: GroupName,
    props: WorkspaceSecurityGroupsProps,
    description: string,
  ): SecurityGroup {
    const groupName = props.names[name];
    return new SecurityGroup(this, name, {
      name: groupName,
      description,
      vpcId: props.vpcId,
      tags: { Name: groupName },
    });
  }

  #rule(
    rule: SecurityGroupRule,
    groups: Readonly<Record<GroupName, string>>,
  ): void {
    const peer = (name: Peer) =>
      name === 'internet'
        ? { cidrIpv4: '0.0.0.0/0' }
        : { referencedSecurityGroupId: groups[name] };
    const Rule =
      rule.direction === 'ingress'
        ? VpcSecurityGroupIngressRule
        : VpcSecurityGroupEgressRule;
    new Rule(this, `${rule.group}-${rule.direction}-${rule.id}`, {
      securityGroupId: groups[rule.group],
      description: rule.description,
      ipProtocol: rule.protocol,
      fromPort: rule.fromPort,
      toPort: rule.toPort,
      ...peer(rule.peer),
    });
  }
}
