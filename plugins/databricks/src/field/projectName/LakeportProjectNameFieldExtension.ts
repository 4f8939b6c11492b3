import { createScaffolderFieldExtension } from '@backstage/plugin-scaffolder-react';
import { databricksPlugin } from '../../plugin';
import { LakeportProjectNameField } from './LakeportProjectNameField';
import { lakeportProjectNameSchema } from './lakeportProjectNameSchema';
import { lakeportProjectNameValidation } from './lakeportProjectNameValidation';

/**
 * `ui:field: LakeportProjectName`, the name of a new project, for apps of the old frontend system: put it
 * into `<ScaffolderFieldExtensions>`.
 *
 * @public
 */
export const LakeportProjectNameFieldExtension = databricksPlugin.provide(
  createScaffolderFieldExtension({
    name: 'LakeportProjectName',
    component: LakeportProjectNameField,
    validation: lakeportProjectNameValidation,
    schema: lakeportProjectNameSchema.schema,
  }),
);
