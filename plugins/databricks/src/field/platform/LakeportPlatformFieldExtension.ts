import { createScaffolderFieldExtension } from '@backstage/plugin-scaffolder-react';
import { databricksPlugin } from '../../plugin';
import { LakeportPlatformField } from './LakeportPlatformField';
import { lakeportPlatformSchema } from './lakeportPlatformSchema';
import { lakeportPlatformValidation } from './lakeportPlatformValidation';

/**
 * `ui:field: LakeportPlatform`, the platform of a project, or none, for apps of the old frontend system: put it
 * into `<ScaffolderFieldExtensions>`.
 *
 * @public
 */
export const LakeportPlatformFieldExtension = databricksPlugin.provide(
  createScaffolderFieldExtension({
    name: 'LakeportPlatform',
    component: LakeportPlatformField,
    validation: lakeportPlatformValidation,
    schema: lakeportPlatformSchema.schema,
  }),
);
