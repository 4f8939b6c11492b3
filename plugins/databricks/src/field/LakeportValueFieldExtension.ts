import { createScaffolderFieldExtension } from '@backstage/plugin-scaffolder-react';
import { databricksPlugin } from '../plugin';
import { LakeportValueField } from './LakeportValueField';
import { lakeportValueSchema } from './lakeportValueSchema';
import { lakeportValueValidation } from './lakeportValueValidation';

/**
 * `ui:field: LakeportValue` for apps of the old frontend system: put it into
 * `<ScaffolderFieldExtensions>`.
 *
 * @public
 */
export const LakeportValueFieldExtension = databricksPlugin.provide(
  createScaffolderFieldExtension({
    name: 'LakeportValue',
    component: LakeportValueField,
    validation: lakeportValueValidation,
    schema: lakeportValueSchema.schema,
  }),
);
