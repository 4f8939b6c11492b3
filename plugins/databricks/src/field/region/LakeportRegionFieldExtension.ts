import { createScaffolderFieldExtension } from '@backstage/plugin-scaffolder-react';
import { databricksPlugin } from '../../plugin';
import { LakeportRegionField } from './LakeportRegionField';
import { lakeportRegionSchema } from './lakeportRegionSchema';
import { lakeportRegionValidation } from './lakeportRegionValidation';

/**
 * `ui:field: LakeportRegion`, an AWS region, for apps of the old frontend system: put it
 * into `<ScaffolderFieldExtensions>`.
 *
 * @public
 */
export const LakeportRegionFieldExtension = databricksPlugin.provide(
  createScaffolderFieldExtension({
    name: 'LakeportRegion',
    component: LakeportRegionField,
    validation: lakeportRegionValidation,
    schema: lakeportRegionSchema.schema,
  }),
);
