import { AccountObjects } from '../AccountObjects';
import type { AccountReader, HeldObject } from '../AccountReader';
import { ComputeView } from '../ComputeView';
import { stableId } from '../stableId';
import type { SeededContent } from './SeededContent';

/**
 * The rehearsal account with what a seed adds to its objects: network interfaces
 * of cluster nodes, and what Databricks says of networks.
 */
export class SeededAccount implements AccountReader {
  constructor(
    private readonly account: AccountReader,
    private readonly content: SeededContent,
  ) {}

  objects(filter: { type?: string } = {}): HeldObject[] {
    const held = this.account.objects(filter);
    return [
      ...held.map(object =>
        object.type === 'databricks_mws_networks'
          ? this.withMessages(object)
          : object,
      ),
      ...(filter.type === undefined || filter.type === 'aws_network_interface'
        ? this.interfaces()
        : []),
    ];
  }

  private workspaces(): HeldObject[] {
    return this.account.objects({ type: 'databricks_mws_workspaces' });
  }

  private withMessages(network: HeldObject): HeldObject {
    const workspace = this.workspaces().find(
      ({ attributes }) =>
        attributes.network_id === network.attributes.network_id,
    );
    const said = this.content.workspace(
      String(workspace?.attributes.workspace_name ?? ''),
    )?.network;
    if (!said) {
      return network;
    }
    const word = said.status === 'BROKEN' ? 'error' : 'warning';
    return {
      ...network,
      attributes: {
        ...network.attributes,
        vpc_status: said.status,
        [`${word}_messages`]: said.messages.map(({ type, message }) => ({
          [`${word}_type`]: type,
          [`${word}_message`]: message,
        })),
      },
    };
  }

  private interfaces(): HeldObject[] {
    const objects = new AccountObjects(this.account);
    const compute = new ComputeView(objects, this.content, () => '');
    const networks = this.account.objects({ type: 'databricks_mws_networks' });
    const subnets = this.account.objects({ type: 'aws_subnet' });
    return this.workspaces().flatMap(workspace => {
      const network = networks.find(
        ({ attributes }) =>
          attributes.network_id === workspace.attributes.network_id,
      );
      const ids = network?.attributes.subnet_ids;
      const own = subnets.filter(
        ({ id }) => Array.isArray(ids) && ids.includes(id),
      );
      return own.length === 0
        ? []
        : compute
            .nodes(objects.workspaceIdOf(workspace))
            .map(({ cluster, number }) =>
              interfaceOf(
                own[number % own.length],
                `${cluster} ${number}`,
                network?.attributes.security_group_ids,
              ),
            );
    });
  }
}

function interfaceOf(
  subnet: HeldObject,
  node: string,
  groups: unknown,
): HeldObject {
  const id = `eni-${stableId.hex(`node ${node}`, 17)}`;
  return {
    provider: 'aws',
    type: 'aws_network_interface',
    id,
    region: subnet.region,
    accountId: subnet.accountId,
    attributes: {
      id,
      subnet_id: subnet.id,
      security_groups: groups,
      description: `Databricks cluster node ${node}`,
      interface_type: 'interface',
    },
    seeded: true,
  };
}
