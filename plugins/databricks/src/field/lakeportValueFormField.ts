import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { LakeportValueField } from './LakeportValueField';
import { lakeportValueSchema } from './lakeportValueSchema';
import { lakeportValueValidation } from './lakeportValueValidation';

/** `ui:field: LakeportValue` for the new frontend system. */
export const lakeportValueFormField = createFormField({
  name: 'LakeportValue',
  component: LakeportValueField,
  validation: lakeportValueValidation,
  schema: lakeportValueSchema,
});
