import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  ANNOTATION_VIEW_URL,
  type Entity,
} from '@backstage/catalog-model';
import { annotations } from '@lakeport/backstage-plugin-databricks-common';

/** What every entity of an account has. Nothing in it changes from one reading to the next. */
export function baseEntity(options: {
  name: string;
  title: string;
  description: string;
  type: string;
  owner: string;
  accountId: string;
  /** Path of the thing within the account, such as workspaces/12. */
  path: string;
  annotations: Record<string, string>;
  system?: string;
  dependsOn?: string[];
  dependencyOf?: string[];
  /** Where it is seen in Databricks. */
  url?: string;
}): Entity {
  const location = `databricks:${options.accountId}/${options.path}`;
  const url =
    options.url && URL.canParse(options.url) ? options.url : undefined;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name: options.name,
      title: options.title,
      description: options.description,
      annotations: {
        [ANNOTATION_LOCATION]: location,
        [ANNOTATION_ORIGIN_LOCATION]: location,
        ...(url && { [ANNOTATION_VIEW_URL]: url }),
        [annotations.accountId]: options.accountId,
        ...options.annotations,
      },
      ...(url && { links: [{ url, title: 'Open in Databricks' }] }),
    },
    spec: {
      type: options.type,
      owner: options.owner,
      ...(options.system && { system: options.system }),
      ...(options.dependsOn?.length && {
        dependsOn: [...options.dependsOn].sort(),
      }),
      ...(options.dependencyOf?.length && {
        dependencyOf: [...options.dependencyOf].sort(),
      }),
    },
  };
}
