import type { WorkspaceNetwork } from '@lakeport/backstage-plugin-databricks-common';
import type {
  DatabricksNetwork,
  DatabricksVpcEndpoint,
} from '@lakeport/backstage-plugin-databricks-node';
import type { Ec2RegionAnswers } from '@lakeport/topology';
import { subnetOf } from '../networks/subnetOf';
import type { VpcFinder } from '../networks/VpcFinder';
import type { AccountReadings } from '../sources/AccountReadings';
import type { Readings } from '../sources/Readings';
import { sourceNames } from '../sources/sourceNames';

/** The account part of an IAM role's ARN, in any partition. */
const ROLE_ACCOUNT = /^arn:[^:]*:iam::(\d{12}):/;

/** Which workspace's network is read. */
export interface NetworkOf {
  accountId: string;
  region: string;
  networkId: string;
  /** Of the role that Databricks launches compute with: its account has the VPC. */
  roleArn?: string;
  /** Whether AWS is asked, too. */
  withAws: boolean;
}

/** Joins a workspace's network configuration with what AWS tells of it. */
export class WorkspaceNetworkReader {
  readonly #accounts: Pick<AccountReadings, 'networks' | 'vpcEndpoints'>;
  readonly #finder: Pick<VpcFinder, 'find'>;

  constructor(options: {
    accounts: Pick<AccountReadings, 'networks' | 'vpcEndpoints'>;
    finder: Pick<VpcFinder, 'find'>;
  }) {
    this.#accounts = options.accounts;
    this.#finder = options.finder;
  }

  /** @returns no network when it could not be read; `missing`: what AWS does not tell */
  async read(
    of: NetworkOf,
    readings: Readings,
  ): Promise<{ network?: WorkspaceNetwork; missing: string[] }> {
    const { accountId, networkId, region } = of;
    const source = sourceNames.ofAccount('networks', accountId);
    const [networks, registered] = await Promise.all([
      readings.take(source, () => this.#accounts.networks(accountId, readings)),
      readings.take(sourceNames.ofAccount('VPC endpoints', accountId), () =>
        this.#accounts.vpcEndpoints(accountId, readings),
      ),
    ]);
    const found = networks?.find(({ id }) => id === networkId);
    if (!found) {
      if (networks) {
        readings.add(
          source,
          `network configuration ${networkId} of the workspace is not among them`,
        );
      }
      return { missing: [] };
    }
    const ids = new Set([
      ...found.vpcEndpointIds.restApi,
      ...found.vpcEndpointIds.dataplaneRelay,
    ]);
    const endpoints = [...ids].map(
      id => registered?.find(endpoint => endpoint.id === id) ?? { id },
    );
    const { vpcId } = found;
    if (!vpcId || !of.withAws) {
      return { network: networkOf(found, endpoints), missing: [] };
    }
    const roleAccount = ROLE_ACCOUNT.exec(of.roleArn ?? '')?.[1];
    const vpc = await this.#finder.find(
      {
        vpcId,
        region,
        accountIds: [
          ...new Set(
            [
              roleAccount,
              ...endpoints.map(({ awsAccountId }) => awsAccountId),
            ].filter(id => id !== undefined),
          ),
        ],
      },
      readings,
    );
    return {
      network: networkOf(found, endpoints, vpc.answers, vpc.accountId),
      missing: vpc.missing ? [vpc.missing] : [],
    };
  }
}

function networkOf(
  network: DatabricksNetwork,
  endpoints: DatabricksVpcEndpoint[],
  answers?: Ec2RegionAnswers,
  awsAccountId?: string,
): WorkspaceNetwork {
  const { id, name, status, vpcId, errors, warnings } = network;
  const vpc = answers?.vpcs?.find(({ VpcId }) => VpcId === vpcId);
  const vpcName = vpc?.Tags?.find(({ Key }) => Key === 'Name')?.Value;
  const cidrs = [
    vpc?.CidrBlock,
    ...(vpc?.CidrBlockAssociationSet ?? [])
      .filter(({ CidrBlockState: state }) =>
        ['associated', undefined].includes(state?.State),
      )
      .map(({ CidrBlock }) => CidrBlock),
  ].filter(cidr => cidr !== undefined);
  const said = (severity: 'error' | 'warning') =>
    (severity === 'error' ? errors : warnings).map(({ type, message }) => ({
      severity,
      ...(type && { type }),
      message: message ?? `Databricks gives no message with this ${severity}`,
    }));
  return {
    id,
    name,
    ...(status && { status }),
    ...(awsAccountId && { awsAccountId }),
    ...(vpcId && { vpcId }),
    ...(vpcName && { vpcName }),
    ...(vpc && { vpcCidrs: [...new Set(cidrs)] }),
    subnets: network.subnetIds.map(subnetId =>
      subnetOf(
        subnetId,
        answers?.subnets?.find(({ SubnetId }) => SubnetId === subnetId),
      ),
    ),
    securityGroupIds: network.securityGroupIds,
    endpoints: endpoints.map(endpoint => {
      const awsState = answers?.vpcEndpoints?.find(
        ({ VpcEndpointId }) =>
          VpcEndpointId && VpcEndpointId === endpoint.awsVpcEndpointId,
      )?.State;
      return {
        id: endpoint.id,
        ...(endpoint.name && { name: endpoint.name }),
        ...(endpoint.awsVpcEndpointId && {
          awsVpcEndpointId: endpoint.awsVpcEndpointId,
        }),
        ...(endpoint.useCase && { useCase: endpoint.useCase }),
        ...(endpoint.state && { state: endpoint.state }),
        ...(awsState && { awsState }),
      };
    }),
    messages: [...said('error'), ...said('warning')],
  };
}
