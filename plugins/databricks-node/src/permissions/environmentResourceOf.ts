import {
  getCompoundEntityRef,
  parseEntityRef,
  RELATION_OWNED_BY,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import {
  annotations,
  deploymentTargetOf,
} from '@lakeport/backstage-plugin-databricks-common';
import type { EnvironmentResource } from './EnvironmentResource';

/**
 * What the entity of an environment, or of what is between environments, says
 * that rules can speak of; undefined of an entity that is neither.
 *
 * @public
 */
export function environmentResourceOf(
  entity: Entity,
): EnvironmentResource | undefined {
  const target = deploymentTargetOf(entity);
  if (!target) {
    return undefined;
  }
  const { project, environment } = target;
  const owner = ownerOf(entity);
  const { labels, annotations: notes } = entity.metadata;
  const securityProfile =
    notes?.[annotations.securityProfile] ??
    labels?.[annotations.securityProfile];
  return {
    entityRef: stringifyEntityRef(entity),
    project,
    environment,
    ...(owner && { owner }),
    ...(securityProfile && { securityProfile }),
  };
}

/** The relation where the catalog has made one, else what the entity says. */
function ownerOf(entity: Entity): string | undefined {
  const related = entity.relations?.find(
    ({ type }) => type === RELATION_OWNED_BY,
  )?.targetRef;
  const said = entity.spec?.owner;
  if (related) {
    return related.toLocaleLowerCase('en-US');
  }
  if (typeof said !== 'string' || !said) {
    return undefined;
  }
  try {
    return stringifyEntityRef(
      parseEntityRef(said, {
        defaultKind: 'Group',
        defaultNamespace: getCompoundEntityRef(entity).namespace,
      }),
    );
  } catch {
    // It names nobody that the catalog could have.
    return undefined;
  }
}
