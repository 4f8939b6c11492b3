import type { Entity } from '@backstage/catalog-model';
import { stringifyEntityRef } from '@backstage/catalog-model';
import type { Problem, Project } from '@lakeport/project';
import { annotations } from '@lakeport/backstage-plugin-databricks-common';

/**
 * Problems of a project whose entities the catalog already holds for another
 * repository. The catalog keeps an entity's first location, so registering such
 * a project would change nothing, and deploying it would deploy the other one.
 *
 * A project that names no repository is not looked up.
 */
export async function takenNameProblems(
  project: Project,
  options: {
    /** Web address of the source control that repositories are published to. */
    scmUrl: string;
    findEntities: (refs: string[]) => Promise<Array<Entity | undefined>>;
  },
): Promise<Problem[]> {
  const { metadata, spec } = project;
  if (!spec.repository) {
    return [];
  }
  const own = `${options.scmUrl}/${spec.repository}/`.toLowerCase();
  const found = await options.findEntities([
    `system:default/${metadata.name}`,
    ...Object.keys(spec.environments).map(
      environment => `resource:default/${metadata.name}-${environment}`,
    ),
  ]);
  const foreign = found
    .filter(entity => entity !== undefined)
    .filter(
      ({ metadata: { annotations: given } }) =>
        !given?.[annotations.projectFile]?.toLowerCase().startsWith(own),
    )
    .map(entity => stringifyEntityRef(entity));
  if (foreign.length === 0) {
    return [];
  }
  return [
    {
      path: 'metadata.name',
      message: `"${metadata.name}" is taken: the catalog has ${foreign.join(
        ' and ',
      )} from elsewhere`,
      hint: 'use another name; a project that is there already is changed in its own repository',
      line: 0,
      column: 0,
    },
  ];
}
