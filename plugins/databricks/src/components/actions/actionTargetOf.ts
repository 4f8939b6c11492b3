import type { Entity } from '@backstage/catalog-model';
import {
  isDatabricksEnvironment,
  isDatabricksPlatform,
  isDatabricksProject,
} from '@lakeport/backstage-plugin-databricks-common';
import type { ActionTarget } from './TemplateAction';

/** As what an entity can be worked on; undefined for one that is none of ours. */
export function actionTargetOf(entity: Entity): ActionTarget | undefined {
  if (isDatabricksEnvironment(entity)) {
    return 'environment';
  }
  // A platform's System may carry the annotation of a project file beside its own.
  if (isDatabricksPlatform(entity)) {
    return 'platform';
  }
  return isDatabricksProject(entity) ? 'project' : undefined;
}
