import { createScaffolderFieldExtension } from '@backstage/plugin-scaffolder-react';
import { databricksPlugin } from '../../plugin';
import { LakeportEnvironmentField } from './LakeportEnvironmentField';
import { lakeportEnvironmentSchema } from './lakeportEnvironmentSchema';
import { lakeportEnvironmentValidation } from './lakeportEnvironmentValidation';

/**
 * `ui:field: LakeportEnvironment`, an environment of the catalog, for apps of the old frontend system: put it
 * into `<ScaffolderFieldExtensions>`.
 *
 * @public
 */
export const LakeportEnvironmentFieldExtension = databricksPlugin.provide(
  createScaffolderFieldExtension({
    name: 'LakeportEnvironment',
    component: LakeportEnvironmentField,
    validation: lakeportEnvironmentValidation,
    schema: lakeportEnvironmentSchema.schema,
  }),
);
