import { basename } from 'node:path';
import { stringify } from 'yaml';
import type { LakeportFile } from '../io/parseLakeportFile';
import {
  annotated,
  ENVIRONMENT,
  entityParts,
  PROJECT_FILE,
  SECURITY_PROFILE,
  type EntityPart,
} from './EntityPart';
import { sharedEntities } from './sharedEntities';

/** Where a repository says what it is in the portal. */
export const CATALOG_INFO = 'catalog-info.yaml';

// As the portal's plugins name them.
const PLATFORM = 'lakeport.dev/platform';
const PLATFORM_FILE = 'lakeport.dev/platform-file';

type Entity = Record<string, unknown>;

/** What the file declares as a whole, and where it is. */
function described(file: LakeportFile, path: string) {
  if (file.kind === 'Platform') {
    const { metadata, spec } = file.platform;
    const { host, organization, repository, branch } = spec.github;
    return {
      metadata,
      annotation: PLATFORM_FILE,
      url: `https://${host}/${organization}/${repository}/blob/${branch}/${basename(
        path,
      )}`,
      platform: undefined,
    };
  }
  const { metadata, spec } = file.project;
  return {
    metadata,
    annotation: PROJECT_FILE,
    url:
      spec.repository &&
      `https://github.com/${spec.repository}/blob/main/${basename(path)}`,
    platform: spec.platform,
  };
}

/**
 * What a repository is in the portal: the project or platform as a System, and
 * each environment of a project, and what is between environments, as a Resource.
 * What a team has written there stays; entities are added for what is new, those
 * of what is no more are taken out, and the platform, the security profiles and
 * what is between which environments are kept as the file says them.
 *
 * @param text - of the file that is there
 * @param path - of the project or platform file
 * @returns undefined where there is none, and nothing says where the repository is
 */
export function catalogInfo(
  text: string | undefined,
  file: LakeportFile,
  path: string,
): string | undefined {
  const {
    metadata,
    annotation,
    url: assumed,
    platform,
  } = described(file, path);
  const { name, owner, title = name, description } = metadata;
  const parts = entityParts(text ?? '');
  const isSystem = (part: EntityPart) =>
    part.kind === 'System' && part.name === name;
  const known = parts.find(isSystem)?.annotations[annotation];
  const url = typeof known === 'string' ? known : assumed;
  if (url === undefined) return text;

  const common = { 'backstage.io/techdocs-ref': 'dir:.' };
  const system: Entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'System',
    metadata: {
      name,
      title,
      ...(description === undefined ? {} : { description }),
      annotations: {
        [annotation]: url,
        ...(platform === undefined ? {} : { [PLATFORM]: platform }),
        ...common,
      },
      tags: ['databricks'],
    },
    spec: { owner },
  };
  const environments = Object.entries(
    file.kind === 'Project' ? file.project.spec.environments : {},
  ).map(([environment, { region, securityProfile }]) => ({
    id: `${name}/${environment}`,
    securityProfile,
    entity: {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Resource',
      metadata: {
        name: `${name}-${environment}`,
        title: `${title} ${environment}`,
        description: `Databricks environment ${environment} in ${region}`,
        annotations: {
          [PROJECT_FILE]: url,
          [ENVIRONMENT]: `${name}/${environment}`,
          [SECURITY_PROFILE]: securityProfile,
          ...common,
        },
        tags: ['databricks'],
      },
      spec: { type: 'databricks-environment', owner, system: name },
    },
  }));

  const shared =
    file.kind === 'Project' ? sharedEntities(file.project, parts, url) : [];
  const declared = [...environments, ...shared];

  const isGone = ({ annotations }: EntityPart) => {
    const id = annotations[ENVIRONMENT];
    return (
      typeof id === 'string' &&
      id.startsWith(`${name}/`) &&
      !declared.some(one => one.id === id)
    );
  };
  const kept = parts.filter(part => !isGone(part));
  const added = [
    ...(kept.some(isSystem) ? [] : [system]),
    ...declared
      .filter(
        ({ id }) => !kept.some(part => part.annotations[ENVIRONMENT] === id),
      )
      .map(({ entity }) => entity),
  ];
  /** What a permission policy may go by stays as the file says it. */
  const current = (part: EntityPart) => {
    if (isSystem(part)) return annotated(part, PLATFORM, platform);
    const id = part.annotations[ENVIRONMENT];
    const environment = environments.find(one => one.id === id);
    if (environment) {
      return annotated(part, SECURITY_PROFILE, environment.securityProfile);
    }
    return shared.find(one => one.id === id)?.current(part) ?? part.text;
  };
  const texts = [
    ...kept.map(current),
    ...added.map(entity => stringify(entity, { lineWidth: 0 })),
  ];
  const isSame =
    added.length === 0 &&
    kept.length === parts.length &&
    kept.every((part, index) => part.text === texts[index]);
  return isSame
    ? text
    : texts
        .map(part => (part.endsWith('\n') ? part : `${part}\n`))
        .join('---\n');
}
