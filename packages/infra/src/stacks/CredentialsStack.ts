import { Construct } from '#constructs';
import { awsProvider } from '../framework/awsProvider';
import { constructId } from '../framework/constructId';
import { databricksAccountProvider } from '../framework/databricksAccountProvider';
import { ProjectStack } from '../framework/ProjectStack';
import { required } from '../framework/required';
import { timeProvider } from '../framework/timeProvider';
import { RotatingSecret } from '../credentials/RotatingSecret';
import { BaseStack } from './BaseStack';
import { EnvironmentStackProps } from './EnvironmentStackProps';
import { WorkspaceStack } from './WorkspaceStack';

/**
 * What the credentials stack is made from.
 *
 * @public
 */
export interface CredentialsStackProps extends EnvironmentStackProps {
  readonly base: BaseStack;
  readonly workspace: WorkspaceStack;
}

/**
 * The OAuth secrets of an environment's service principals. They are apart
 * from everything else, so that rotating them changes nothing else. The stack
 * is there before the first secret and after the last one, which it destroys.
 *
 * @public
 */
export class CredentialsStack extends ProjectStack {
  readonly kind = 'credentials';

  constructor(scope: Construct, name: string, props: CredentialsStackProps) {
    super(scope, name, props);
    const { base, environment, names, project, workspace } = props;
    awsProvider(this, project, environment, names);
    const provider = databricksAccountProvider(this, {
      accountId: project.spec.databricks.accountId,
      isOnPlatform: project.spec.platform !== undefined,
    });
    timeProvider(this);

    // Whoever brings a key decides what it is for; ours is for all storage.
    const { storage } = environment.encryption;
    const hasKey = storage && storage.key.mode === 'create';
    const kmsKeyArn = () =>
      hasKey ? this.readString(base.required('storageKeyArn')) : undefined;
    for (const [principal, { secret }] of Object.entries(
      environment.servicePrincipals,
    )) {
      if (!secret) {
        continue;
      }
      const outputs = required(
        workspace.outputs.servicePrincipals,
        principal,
        'service principal',
      );
      const id = constructId(principal);
      const { secretArn } = new RotatingSecret(this, `secret-${id}`, {
        provider,
        secretName: names.servicePrincipals[principal].secret,
        host: this.readString(workspace.outputs.workspaceUrl),
        servicePrincipalId: this.readString(outputs.id),
        applicationId: this.readString(outputs.applicationId),
        rotateDays: secret.rotateDays,
        kmsKeyArn: kmsKeyArn(),
        deletionProtection: environment.deletionProtection,
      });
      this.putOut(
        `secret_arn_${id}`,
        secretArn,
        `Where the OAuth secret of ${principal} is kept`,
      );
    }
  }
}
