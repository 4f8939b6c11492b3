import { ITerraformDependable } from '#cdk';
import { Construct } from '#constructs';
import { IpAccessList } from '#dbx/ip-access-list';
import { WorkspaceConf } from '#dbx/workspace-conf';

/**
 * From which addresses a workspace is reached over the internet.
 *
 * @public
 */
export interface IpAccessListsProps {
  /** IPv4 addresses and ranges. */
  readonly allow: readonly string[];
  /** Those of them that may not after all. */
  readonly block: readonly string[];
  /** Where compute comes from, if an allow list has to let it in. */
  readonly natAddresses?: string[];
  /** What must be there before the workspace is asked for anything. */
  readonly dependsOn: ITerraformDependable[];
}

/**
 * The IP access lists of a workspace. They take effect when lists are turned
 * on, so that comes last, and off comes first: Databricks refuses to turn on
 * what would lock out whoever asks for it.
 *
 * Source: Databricks docs, IP access lists for workspaces, 2025-06-10.
 *
 * @public
 */
export class IpAccessLists extends Construct {
  constructor(scope: Construct, id: string, props: IpAccessListsProps) {
    super(scope, id);
    const { dependsOn, natAddresses } = props;
    const lists = [
      { label: 'allow', listType: 'ALLOW', ipAddresses: [...props.allow] },
      { label: 'block', listType: 'BLOCK', ipAddresses: [...props.block] },
      { label: 'compute', listType: 'ALLOW', ipAddresses: natAddresses ?? [] },
    ]
      .filter(({ ipAddresses }) => ipAddresses.length > 0)
      .map(list => new IpAccessList(this, list.label, { ...list, dependsOn }));
    new WorkspaceConf(this, 'on', {
      customConfig: { enableIpAccessLists: 'true' },
      dependsOn: lists,
    });
  }
}
