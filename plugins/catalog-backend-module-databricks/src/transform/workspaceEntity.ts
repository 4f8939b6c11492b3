import { createHash } from 'node:crypto';
import {
  annotations,
  entityTypes,
} from '@lakeport/backstage-plugin-databricks-common';
import { estateThing, type EstateThing } from '../estate/EstateThing';
import type { EstateWorkspace } from '../estate/EstateWorkspace';
import { accountEntityName } from './accountEntity';
import { baseEntity } from './baseEntity';
import { entityName } from './entityName';
import { entityNameOfTag } from './entityNameOfTag';
import { environmentRef } from './environmentRef';
import { resourceRef } from './resourceRef';
import { vpcEntityName } from './vpcEntityName';

/** Not the bare name: the environment's own entity is a Resource of that name. */
export function workspaceEntityName(workspace: EstateWorkspace): string {
  return entityName(
    workspace.name,
    workspace.id ??
      createHash('sha256').update(workspace.key).digest('hex').slice(0, 12),
  );
}

/**
 * A workspace. It depends on its account, its metastore and its VPC; the
 * environment that its tags name depends on it, and it is part of the project's
 * System.
 */
export function workspaceEntity(
  workspace: EstateWorkspace,
  options: {
    prefix: string;
    accountId?: string;
    metastore?: { id: string; entityName?: string };
    vpcId?: string;
  },
): EstateThing {
  const { metastore, vpcId } = options;
  const { id, name, region, accountId = options.accountId } = workspace;
  return estateThing('workspace', {
    entity: baseEntity({
      name: workspaceEntityName(workspace),
      title: name,
      description: `Databricks workspace${region ? ` in ${region}` : ''}`,
      type: entityTypes.workspace,
      accountId,
      location: `${options.prefix}workspaces/${workspace.key}`,
      url: workspace.url,
      annotations: {
        [annotations.workspaceId]: id,
        [annotations.metastoreId]: metastore?.id,
        [annotations.vpcId]: vpcId,
        [annotations.region]: region,
      },
      system: entityNameOfTag(workspace.project),
      dependsOn: [
        options.accountId && resourceRef(accountEntityName(options.accountId)),
        metastore?.entityName && resourceRef(metastore.entityName),
        vpcId && resourceRef(vpcEntityName(vpcId)),
      ],
      dependencyOf: [environmentRef(workspace.project, workspace.environment)],
    }),
    subject: {
      account: accountId,
      workspace: name,
      tags: workspace.customTags,
    },
    facts: workspace,
  });
}
