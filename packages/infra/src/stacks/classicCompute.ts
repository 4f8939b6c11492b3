import { TerraformProvider } from '#cdk';
import { ProjectStack } from '../framework/ProjectStack';
import { CustomerManagedKey } from '../workspace/CustomerManagedKey';
import { ClassicCompute } from '../workspace/DatabricksWorkspace';
import { PrivateAccess } from '../workspace/PrivateAccess';
import { VpcEndpointRegistrations } from '../workspace/VpcEndpointRegistrations';
import { WorkspaceStackProps } from './WorkspaceStackProps';

/**
 * What the Databricks account has to know about the AWS side of a workspace:
 * registered endpoints and keys, private access settings, and what the base
 * stack puts out.
 */
export function classicCompute(
  stack: ProjectStack,
  { base, environment, names, project }: WorkspaceStackProps,
  provider: TerraformProvider,
): ClassicCompute {
  const { privateLink, region, workspaceEncryption } = environment;
  const databricksAccountId = project.spec.databricks.accountId;
  const { endpoints: given } = privateLink;
  const made = given
    ? undefined
    : new VpcEndpointRegistrations(stack, 'registration', {
        provider,
        databricksAccountId,
        region,
        ...(privateLink.backEnd && {
          backEnd: {
            workspace: {
              name: names.workspaceEndpoint,
              awsId: stack.readString(base.required('workspaceEndpointId')),
            },
            relay: {
              name: names.relayEndpoint,
              awsId: stack.readString(base.required('relayEndpointId')),
            },
          },
        }),
        ...(privateLink.frontEnd && {
          frontEnd: {
            name: names.frontEndEndpoint,
            awsId: stack.readString(base.required('frontEndEndpointId')),
          },
        }),
      });
  const backEnd = privateLink.backEnd ? given ?? made?.backEnd : undefined;
  const frontEnd = given ? given.frontEnd : made?.frontEnd;
  const { managedServices, storage } = workspaceEncryption;
  return {
    names: {
      credentials: names.credentials,
      storageConfiguration: names.storageConfiguration,
      network: names.network,
    },
    crossAccountRole: {
      arn: stack.readString(base.required('crossAccountRoleArn')),
      uniqueId: stack.readString(base.required('crossAccountRoleUniqueId')),
      policyFingerprint: stack.readString(base.required('crossAccountPolicy')),
    },
    rootBucketName: stack.readString(base.required('rootBucket')),
    vpcId: stack.readString(base.required('vpcId')),
    subnetIds: stack.readList(base.required('privateSubnetIds')),
    securityGroupIds: stack.readList(
      base.required('workspaceSecurityGroupIds'),
    ),
    endpoints: backEnd && {
      workspace: backEnd.workspace,
      relay: backEnd.relay,
    },
    privateAccessSettingsId: privateAccessSettingsId(
      stack,
      { environment, names },
      provider,
      [backEnd?.workspace, backEnd?.relay, frontEnd],
    ),
    keys:
      managedServices || storage
        ? new CustomerManagedKey(stack, 'workspace-key', {
            provider,
            databricksAccountId,
            keyArn: stack.readString(base.required('workspaceKeyArn')),
            keyAlias: stack.readString(base.required('workspaceKeyAlias')),
            managedServices,
            storage,
          })
        : undefined,
  };
}

function privateAccessSettingsId(
  stack: ProjectStack,
  { environment, names }: Pick<WorkspaceStackProps, 'environment' | 'names'>,
  provider: TerraformProvider,
  endpointIds: ReadonlyArray<string | undefined>,
): string | undefined {
  const { privateAccessSettings: settings, publicAccess } =
    environment.privateLink;
  switch (settings.mode) {
    case 'create':
      return new PrivateAccess(stack, 'private-access', {
        provider,
        name: names.privateAccessSettings,
        region: environment.region,
        publicAccess,
        level: settings.level,
        allowedEndpointIds: endpointIds.filter(id => id !== undefined),
      }).privateAccessSettingsId;
    case 'existing':
      return settings.id;
    default:
      return undefined;
  }
}
