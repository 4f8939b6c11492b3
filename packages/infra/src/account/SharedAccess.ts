import {
  ENVIRONMENT_TAG,
  PlatformEnvironmentNames,
  PROJECT_TAG,
  SharedTarget,
} from '@lakeport/project';
import { Construct } from '#constructs';
import { roleArn } from '../iam/roleArn';
import { environmentRolePolicy } from '../policies/environmentRolePolicy';
import { EnvironmentStateKeys } from '../policies/EnvironmentStateKeys';
import {
  SHARED_ACCOUNTS_TAG,
  sharedAccountsTag,
} from '../policies/SHARED_ACCOUNTS_TAG';
import { deploymentRole, DeploymentRolePlace } from './deploymentRole';

/**
 * What a platform gives something between environments of a project.
 *
 * @public
 */
export interface SharedAccessProps extends DeploymentRolePlace {
  readonly project: string;
  readonly target: SharedTarget;
  readonly names: Pick<PlatformEnvironmentNames, 'planRole' | 'applyRole'>;
  /** Those of the environments that it joins. */
  readonly awsAccountIds: readonly string[];
  /** The role of each operation in each of these accounts. */
  readonly childRoles: Readonly<Record<'plan' | 'apply', string>>;
  readonly stateBucket: string;
  readonly keys: EnvironmentStateKeys;
  /** Keys of the states of the environments that it builds upon. */
  readonly reads: readonly string[];
  /** Subjects of the workflows' tokens, by a short name, for each operation. */
  readonly subjects: Readonly<
    Record<'plan' | 'apply', Readonly<Record<string, string>>>
  >;
}

/**
 * What lies between environments is deployed with: a role of the umbrella account
 * for plans and one for applies, which become the child roles of the accounts of
 * the environments that are joined. They carry all of these accounts, by which
 * the child roles know them. In Databricks it signs in as the service principals
 * of these environments, which trust its workflows too where it has to.
 *
 * @public
 */
export class SharedAccess extends Construct {
  readonly planRoleArn: string;
  readonly applyRoleArn: string;

  constructor(scope: Construct, id: string, props: SharedAccessProps) {
    super(scope, id);
    this.planRoleArn = this.#role('plan', props.names.planRole, props);
    this.applyRoleArn = this.#role('apply', props.names.applyRole, props);
  }

  #role(
    operation: 'plan' | 'apply',
    name: string,
    props: SharedAccessProps,
  ): string {
    const { project, target } = props;
    const accounts = [...new Set(props.awsAccountIds)].sort();
    return deploymentRole(this, operation, {
      place: props,
      name,
      description: `${operation} of ${target} of ${project}, by the workflows of the platform`,
      subjects: Object.values(props.subjects[operation]),
      tags: {
        [SHARED_ACCOUNTS_TAG]: sharedAccountsTag(accounts),
        [ENVIRONMENT_TAG]: target,
        [PROJECT_TAG]: project,
      },
      policy: environmentRolePolicy({
        operation,
        stateBucket: props.stateBucket,
        keys: props.keys,
        reads: props.reads,
        childRoleArns: accounts.map(account =>
          roleArn(account, props.childRoles[operation]),
        ),
      }),
    });
  }
}
