import type { DatabricksNetworkAnswers } from '@lakeport/topology';

/** What of an account belongs to a part of AWS; all of it when nothing is named. */
export interface AnswersScope {
  region?: string;
  /** AWS account. */
  account?: string;
  /** The VPCs that were read. */
  vpcIds: ReadonlySet<string>;
}

/**
 * What an account tells of one region or AWS account. Of an AWS account that is
 * what is in its VPCs: a workspace whose network Databricks keeps is in none.
 */
export function narrowAnswers(
  answers: DatabricksNetworkAnswers,
  { region, account, vpcIds }: AnswersScope,
): DatabricksNetworkAnswers {
  if (region === undefined && account === undefined) {
    return answers;
  }
  const isHere = (of: string | undefined) =>
    region === undefined || of === undefined || of === region;
  const networks = answers.networks?.filter(({ vpc_id: vpc }) =>
    account === undefined ? true : vpc !== undefined && vpcIds.has(vpc),
  );
  const workspaces = answers.workspaces?.filter(
    workspace =>
      isHere(workspace.aws_region) &&
      (account === undefined ||
        networks?.some(network => network.network_id === workspace.network_id)),
  );
  const usedNetworks = new Set(workspaces?.map(item => item.network_id));
  const usedSettings = new Set(
    workspaces?.map(item => item.private_access_settings_id),
  );
  return {
    ...answers,
    workspaces,
    // One that nobody uses has no region of its own: its VPC tells.
    networks: networks?.filter(
      ({ network_id: id, vpc_id: vpc }) =>
        usedNetworks.has(id) || (vpc !== undefined && vpcIds.has(vpc)),
    ),
    vpcEndpoints: answers.vpcEndpoints?.filter(
      endpoint =>
        isHere(endpoint.region) &&
        (account === undefined ||
          endpoint.aws_account_id === undefined ||
          endpoint.aws_account_id === account),
    ),
    privateAccessSettings: answers.privateAccessSettings?.filter(
      settings =>
        isHere(settings.region) &&
        (account === undefined ||
          usedSettings.has(settings.private_access_settings_id)),
    ),
  };
}
