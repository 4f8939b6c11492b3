import { IamRole } from '#aws/iam-role';
import { IamRolePolicy } from '#aws/iam-role-policy';
import { Construct } from '#constructs';
import { digest } from '../framework/digest';
import { crossAccountPolicy } from '../policies/crossAccountPolicy';
import { crossAccountTrustPolicy } from '../policies/crossAccountTrustPolicy';
import { RestrictedNetwork } from '../policies/RestrictedNetwork';
import { renderPolicy } from '../policies/renderPolicy';

/**
 * What the cross-account role is made from.
 *
 * @public
 */
export interface CrossAccountRoleProps {
  readonly roleName: string;
  readonly databricksAccountId: string;
  /** The network that a restricted policy holds for. */
  readonly restrictedTo?: RestrictedNetwork;
  /** Roles of instance profiles. */
  readonly passRoleArns?: readonly string[];
}

/**
 * The role with which Databricks starts and stops compute in the VPC.
 *
 * @public
 */
export class CrossAccountRole extends Construct {
  readonly roleArn: string;
  /** Changes when the role is made anew under the same name. */
  readonly roleUniqueId: string;
  /** Changes when what the role may do changes. */
  readonly policyFingerprint: string;

  constructor(scope: Construct, id: string, props: CrossAccountRoleProps) {
    super(scope, id);
    const role = new IamRole(this, 'Resource', {
      name: props.roleName,
      description: 'Databricks starts and stops compute with this role',
      assumeRolePolicy: renderPolicy(
        crossAccountTrustPolicy({
          databricksAccountId: props.databricksAccountId,
        }),
      ),
    });
    new IamRolePolicy(this, 'policy', {
      name: 'databricks-compute',
      role: role.name,
      policy: renderPolicy(crossAccountPolicy(props)),
    });
    this.roleArn = role.arn;
    this.roleUniqueId = role.uniqueId;
    this.policyFingerprint = fingerprint(props);
  }
}

/**
 * Ids that Terraform knows only after it has made something cannot go through
 * a digest, so they stand behind the digest of the policy's shape.
 */
function fingerprint({
  passRoleArns = [],
  restrictedTo,
}: CrossAccountRoleProps): string {
  const shape = crossAccountPolicy({
    passRoleArns: passRoleArns.map(() => 'role'),
    restrictedTo: restrictedTo && {
      ...restrictedTo,
      vpcIds: restrictedTo.vpcIds.map(() => 'vpc'),
      securityGroupIds: restrictedTo.securityGroupIds.map(() => 'group'),
    },
  });
  return [
    digest(renderPolicy(shape), 12),
    ...(restrictedTo
      ? [...restrictedTo.vpcIds, ...restrictedTo.securityGroupIds]
      : []),
    ...passRoleArns,
  ].join(' ');
}
