import {
  InstanceProfile as DeclaredInstanceProfile,
  InstanceProfileNames,
} from '@lakeport/project';
import { DataAwsIamInstanceProfile } from '#aws/data-aws-iam-instance-profile';
import { IamInstanceProfile } from '#aws/iam-instance-profile';
import { IamRole } from '#aws/iam-role';
import { IamRolePolicy } from '#aws/iam-role-policy';
import { Construct } from '#constructs';
import { instanceProfilePolicy } from '../policies/instanceProfilePolicy';
import { instanceProfileTrustPolicy } from '../policies/instanceProfileTrustPolicy';
import { renderPolicy } from '../policies/renderPolicy';

/**
 * What an instance profile is made from or known by.
 *
 * @public
 */
export interface InstanceProfileProps {
  readonly instanceProfile: DeclaredInstanceProfile;
  /** Names of a new one. */
  readonly names?: InstanceProfileNames;
}

/**
 * An instance profile with its role, for clusters that use AWS beside Unity
 * Catalog: a new one, which may use the named buckets and nothing else, or one
 * that is there, whose role is looked up.
 *
 * Source: Databricks docs, instance profiles, 2026.
 *
 * @public
 */
export class InstanceProfile extends Construct {
  readonly arn: string;
  /** What the cross-account role has to pass on to EC2. */
  readonly roleArn: string;

  constructor(scope: Construct, id: string, props: InstanceProfileProps) {
    super(scope, id);
    const { instanceProfile, names } = props;
    if (instanceProfile.mode === 'existing') {
      const found = new DataAwsIamInstanceProfile(this, 'Resource', {
        name: instanceProfile.arn.replace(/^.*\//, ''),
      });
      this.arn = found.arn;
      this.roleArn = found.roleArn;
      return;
    }
    if (!names) {
      throw new Error(`${this.node.path} is a new one and has no names`);
    }
    const role = new IamRole(this, 'role', {
      name: names.role,
      description: 'Cluster nodes use AWS with this role',
      assumeRolePolicy: renderPolicy(instanceProfileTrustPolicy()),
    });
    if (instanceProfile.buckets.length > 0) {
      new IamRolePolicy(this, 'role-policy', {
        name: 'buckets',
        role: role.name,
        policy: renderPolicy(instanceProfilePolicy(instanceProfile)),
      });
    }
    this.arn = new IamInstanceProfile(this, 'Resource', {
      name: names.instanceProfile,
      role: role.name,
    }).arn;
    this.roleArn = role.arn;
  }
}
