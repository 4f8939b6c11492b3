import { createScaffolderFieldExtension } from '@backstage/plugin-scaffolder-react';
import { databricksPlugin } from '../../plugin';
import { LakeportAwsAccountField } from './LakeportAwsAccountField';
import { lakeportAwsAccountSchema } from './lakeportAwsAccountSchema';
import { lakeportAwsAccountValidation } from './lakeportAwsAccountValidation';

/**
 * `ui:field: LakeportAwsAccount`, an AWS account, for apps of the old frontend system: put it
 * into `<ScaffolderFieldExtensions>`.
 *
 * @public
 */
export const LakeportAwsAccountFieldExtension = databricksPlugin.provide(
  createScaffolderFieldExtension({
    name: 'LakeportAwsAccount',
    component: LakeportAwsAccountField,
    validation: lakeportAwsAccountValidation,
    schema: lakeportAwsAccountSchema.schema,
  }),
);
