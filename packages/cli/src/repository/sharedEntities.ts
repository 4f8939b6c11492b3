import {
  profileDefaults,
  sharedTargetMembers,
  sharedTargets,
  type Project,
  type SharedTarget,
} from '@lakeport/project';
import {
  annotated,
  ENVIRONMENT,
  PROJECT_FILE,
  SECURITY_PROFILE,
  withValue,
  type EntityPart,
} from './EntityPart';

/** What is between a project's environments, as an entity of the portal. */
export interface SharedEntity {
  /** Value of the annotation that it is known by. */
  readonly id: string;
  readonly entity: Record<string, unknown>;
  /** The text of its entity that is there, with what follows from the file. */
  current(part: EntityPart): string;
}

const DESCRIPTIONS: Record<SharedTarget, string> = {
  connectivity: 'Ways between the networks of the environments',
  regions: 'What environments in several regions have in common',
};

/** From the least strict to the strictest. */
const PROFILES = Object.keys(profileDefaults);

/** The strictest of the profiles of what is joined: a permission policy may go by it. */
function strictest({ spec }: Project, members: readonly string[]) {
  const ranks = members.map(member =>
    PROFILES.indexOf(spec.environments[member].securityProfile),
  );
  return PROFILES[Math.max(...ranks)];
}

/** An entity reference of a Resource in its shortest form, to compare by. */
function shortest(reference: string): string {
  return reference.toLowerCase().replace(/^(resource:)default\//, '$1');
}

/**
 * What a project has between its environments, an entity each, which depends on
 * those of the environments that it joins.
 *
 * @param parts - the entities that are there
 * @param url - of the project file
 */
export function sharedEntities(
  project: Project,
  parts: readonly EntityPart[],
  url: string,
): SharedEntity[] {
  const { name, owner, title = name } = project.metadata;
  const environmentPart = (environment: string) =>
    parts.find(
      ({ annotations }) =>
        annotations[ENVIRONMENT] === `${name}/${environment}`,
    );
  const referenceOf = (environment: string) => {
    const part = environmentPart(environment);
    const prefix = part?.namespace ? `${part.namespace}/` : '';
    return `resource:${prefix}${part?.name ?? `${name}-${environment}`}`;
  };
  const targets = sharedTargets(project);
  /** Also those of environments that are no more. */
  const ofEnvironments = new Set(
    parts.flatMap(
      ({ annotations, name: entity = '', namespace = 'default' }) => {
        const id = String(annotations[ENVIRONMENT] ?? '');
        return id.startsWith(`${name}/`) &&
          !targets.some(target => id === `${name}/${target}`)
          ? [shortest(`resource:${namespace}/${entity}`)]
          : [];
      },
    ),
  );
  return targets.map(target => {
    const members = sharedTargetMembers(project, target);
    const references = members.map(referenceOf);
    const wanted = references.map(shortest);
    const securityProfile = strictest(project, members);
    return {
      id: `${name}/${target}`,
      entity: {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Resource',
        metadata: {
          name: `${name}-${target}`,
          title: `${title} ${target}`,
          description: DESCRIPTIONS[target],
          annotations: {
            [PROJECT_FILE]: url,
            [ENVIRONMENT]: `${name}/${target}`,
            [SECURITY_PROFILE]: securityProfile,
            'backstage.io/techdocs-ref': 'dir:.',
          },
          tags: ['databricks'],
        },
        spec: {
          type: 'databricks-shared-stack',
          owner,
          system: name,
          dependsOn: references,
        },
      },
      current(part) {
        const kept = part.dependsOn.filter(
          reference =>
            !ofEnvironments.has(shortest(reference)) ||
            wanted.includes(shortest(reference)),
        );
        const there = kept.map(shortest);
        const added = references.filter(
          reference => !there.includes(shortest(reference)),
        );
        const text = annotated(part, SECURITY_PROFILE, securityProfile);
        return added.length === 0 && kept.length === part.dependsOn.length
          ? text
          : withValue(
              { ...part, text },
              ['spec', 'dependsOn'],
              [...kept, ...added],
            );
      },
    };
  });
}
