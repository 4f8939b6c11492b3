import { Environment } from '@lakeport/project';

/**
 * Whether an IP access list has to let in the NAT gateways of a network:
 * without back-end PrivateLink, cluster nodes reach the workspace from their
 * public addresses, and an allow list would lock them out. Such addresses are
 * kept while the network is asleep, because a waking one must find them listed.
 *
 * Source: Databricks docs, IP access lists for workspaces, 2025-06-10.
 */
export function listsNatAddresses({
  network,
  privateLink,
  workspace,
}: Environment): boolean {
  return (
    network.mode === 'create' &&
    network.egress !== 'isolated' &&
    !privateLink.backEnd &&
    (workspace.ipAccessLists?.allow.length ?? 0) > 0
  );
}
