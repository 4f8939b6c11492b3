import { createScaffolderFieldExtension } from '@backstage/plugin-scaffolder-react';
import { databricksPlugin } from '../../plugin';
import { LakeportGroupsField } from './LakeportGroupsField';
import { lakeportGroupsSchema } from './lakeportGroupsSchema';
import { lakeportGroupsValidation } from './lakeportGroupsValidation';

/**
 * `ui:field: LakeportGroups`, groups of the Databricks account, for apps of the old frontend system: put it
 * into `<ScaffolderFieldExtensions>`.
 *
 * @public
 */
export const LakeportGroupsFieldExtension = databricksPlugin.provide(
  createScaffolderFieldExtension({
    name: 'LakeportGroups',
    component: LakeportGroupsField,
    validation: lakeportGroupsValidation,
    schema: lakeportGroupsSchema.schema,
  }),
);
