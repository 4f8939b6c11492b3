import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { LakeportAwsAccountField } from './LakeportAwsAccountField';
import { lakeportAwsAccountSchema } from './lakeportAwsAccountSchema';
import { lakeportAwsAccountValidation } from './lakeportAwsAccountValidation';

/** `ui:field: LakeportAwsAccount` for the new frontend system. */
export const lakeportAwsAccountFormField = createFormField({
  name: 'LakeportAwsAccount',
  component: LakeportAwsAccountField,
  validation: lakeportAwsAccountValidation,
  schema: lakeportAwsAccountSchema,
});
