import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { isDatabricksEnvironment } from '@lakeport/backstage-plugin-databricks-common';
import { apiOf } from '../common/apiOf';
import type { FieldCheck } from '../common/FieldCheck';
import { isEntityRef } from '../common/isEntityRef';

/** An environment that is in the catalog and that the reader may see. */
export const lakeportEnvironmentCheck: FieldCheck = {
  local: (value, { t }) =>
    isEntityRef(value) ? [] : [t('field.environment.notARef')],

  async remote(value, { apis, t }) {
    const entityRef = String(value);
    const entity = await apiOf(apis, catalogApiRef).getEntityByRef(entityRef);
    if (!entity) {
      return {
        problems: [t('field.environment.missing', { entityRef })],
        notes: [],
      };
    }
    return {
      problems: isDatabricksEnvironment(entity)
        ? []
        : [t('field.environment.other', { entityRef })],
      notes: [],
    };
  },
};
