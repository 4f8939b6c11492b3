import { Link } from '@backstage/ui';
import type { Workspace } from '@lakeport/backstage-plugin-databricks-common';
import { useWorkspaceHref } from './useWorkspaceHref';

/** A workspace by name, and its page. */
export function WorkspaceLink(props: {
  workspace: Pick<Workspace, 'id' | 'name'>;
}) {
  const { id, name } = props.workspace;
  const hrefOf = useWorkspaceHref();
  return <Link href={hrefOf(id)}>{name}</Link>;
}
