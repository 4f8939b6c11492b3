import { basename } from 'node:path';
import { parseDocument, stringify } from 'yaml';
import { z } from 'zod';
import type { LakeportFile } from '../io/parseLakeportFile';

/** Where a repository says what it is in the portal. */
export const CATALOG_INFO = 'catalog-info.yaml';

// As the portal's plugins name them.
const PLATFORM = 'lakeport.dev/platform';
const PLATFORM_FILE = 'lakeport.dev/platform-file';
const PROJECT_FILE = 'lakeport.dev/project-file';
const ENVIRONMENT = 'lakeport.dev/environment';
const SECURITY_PROFILE = 'lakeport.dev/security-profile';

const entitySchema = z.looseObject({
  kind: z.string(),
  metadata: z.looseObject({
    name: z.string(),
    annotations: z.record(z.string(), z.unknown()).optional(),
  }),
});

type Entity = Record<string, unknown>;

interface Part {
  readonly text: string;
  readonly kind?: string;
  readonly name?: string;
  readonly annotations: Readonly<Record<string, unknown>>;
}

/** The entities of a file, each with the text that it is written in. */
function partsOf(text: string): Part[] {
  return text.split(/^---[ \t]*\r?\n/m).flatMap(part => {
    if (!part.trim()) return [];
    const document = parseDocument(part);
    const entity = entitySchema.safeParse(
      document.errors.length > 0 ? undefined : document.toJS(),
    ).data;
    return [
      {
        text: part,
        kind: entity?.kind,
        name: entity?.metadata.name,
        annotations: entity?.metadata.annotations ?? {},
      },
    ];
  });
}

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

/** An entity's text with an annotation that follows from the file. */
function annotated(
  part: Part,
  annotation: string,
  value: string | undefined,
): string {
  if (part.annotations[annotation] === value) return part.text;
  const document = parseDocument(part.text);
  const path = ['metadata', 'annotations', annotation];
  if (value === undefined) document.deleteIn(path);
  else document.setIn(path, value);
  return document.toString({ lineWidth: 0 });
}

/**
 * What a repository is in the portal: the project or platform as a System, and
 * each environment of a project as a Resource. What a team has written there
 * stays; entities are added for new environments, those of environments that are
 * no more are taken out, and the platform and the security profiles are kept as
 * the file says them.
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
  const parts = partsOf(text ?? '');
  const isSystem = (part: Part) => part.kind === 'System' && part.name === name;
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

  const isGone = ({ annotations }: Part) => {
    const id = annotations[ENVIRONMENT];
    return (
      typeof id === 'string' &&
      id.startsWith(`${name}/`) &&
      !environments.some(environment => environment.id === id)
    );
  };
  const kept = parts.filter(part => !isGone(part));
  const added = [
    ...(kept.some(isSystem) ? [] : [system]),
    ...environments
      .filter(
        ({ id }) => !kept.some(part => part.annotations[ENVIRONMENT] === id),
      )
      .map(({ entity }) => entity),
  ];
  /** What a permission policy may go by stays as the file says it. */
  const current = (part: Part) => {
    if (isSystem(part)) return annotated(part, PLATFORM, platform);
    const declared = environments.find(
      ({ id }) => part.annotations[ENVIRONMENT] === id,
    );
    return declared
      ? annotated(part, SECURITY_PROFILE, declared.securityProfile)
      : part.text;
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
