import { createScaffolderFieldExtension } from '@backstage/plugin-scaffolder-react';
import { databricksPlugin } from '../../plugin';
import { LakeportZonesField } from './LakeportZonesField';
import { lakeportZonesSchema } from './lakeportZonesSchema';
import { lakeportZonesValidation } from './lakeportZonesValidation';

/**
 * `ui:field: LakeportZones`, availability zones, for apps of the old frontend system: put it
 * into `<ScaffolderFieldExtensions>`.
 *
 * @public
 */
export const LakeportZonesFieldExtension = databricksPlugin.provide(
  createScaffolderFieldExtension({
    name: 'LakeportZones',
    component: LakeportZonesField,
    validation: lakeportZonesValidation,
    schema: lakeportZonesSchema.schema,
  }),
);
