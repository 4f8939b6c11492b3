import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  ANNOTATION_VIEW_URL,
  type Entity,
} from '@backstage/catalog-model';
import { annotations } from '@lakeport/backstage-plugin-databricks-common';

/** Stands in for an owner until one is decided. */
const UNDECIDED = 'unknown';

/** What every entity has. Nothing in it changes from one reading to the next. */
export function baseEntity(options: {
  name: string;
  title: string;
  description: string;
  type: string;
  /** Names the thing for good, such as databricks:<account>/workspaces/12. */
  location: string;
  /** Those that are undefined are left out. */
  annotations: Record<string, string | undefined>;
  accountId?: string;
  /** As Databricks names the owner. */
  databricksOwner?: string;
  system?: string;
  dependsOn?: Array<string | undefined>;
  dependencyOf?: Array<string | undefined>;
  /** Where it is seen in Databricks. */
  url?: string;
}): Entity {
  const { location } = options;
  const url =
    options.url && URL.canParse(options.url) ? options.url : undefined;
  const dependsOn = refs(options.dependsOn);
  const dependencyOf = refs(options.dependencyOf);
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
        ...defined({
          [annotations.accountId]: options.accountId,
          [annotations.databricksOwner]: options.databricksOwner,
          ...options.annotations,
        }),
      },
      ...(url && { links: [{ url, title: 'Open in Databricks' }] }),
    },
    spec: {
      type: options.type,
      owner: UNDECIDED,
      ...(options.system && { system: options.system }),
      ...(dependsOn.length > 0 && { dependsOn }),
      ...(dependencyOf.length > 0 && { dependencyOf }),
    },
  };
}

function refs(values: Array<string | undefined> = []): string[] {
  return [...new Set(values.flatMap(value => value ?? []))].sort();
}

function defined(
  values: Record<string, string | undefined>,
): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [key, value] of Object.entries(values)) {
    if (value) {
      kept[key] = value;
    }
  }
  return kept;
}
