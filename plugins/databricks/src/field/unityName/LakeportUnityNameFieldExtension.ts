import { createScaffolderFieldExtension } from '@backstage/plugin-scaffolder-react';
import { databricksPlugin } from '../../plugin';
import { LakeportUnityNameField } from './LakeportUnityNameField';
import { lakeportUnityNameSchema } from './lakeportUnityNameSchema';
import { lakeportUnityNameValidation } from './lakeportUnityNameValidation';

/**
 * `ui:field: LakeportUnityName`, a name in Unity Catalog, for apps of the old frontend system: put it
 * into `<ScaffolderFieldExtensions>`.
 *
 * @public
 */
export const LakeportUnityNameFieldExtension = databricksPlugin.provide(
  createScaffolderFieldExtension({
    name: 'LakeportUnityName',
    component: LakeportUnityNameField,
    validation: lakeportUnityNameValidation,
    schema: lakeportUnityNameSchema.schema,
  }),
);
