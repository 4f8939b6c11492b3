import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { LakeportProjectNameField } from './LakeportProjectNameField';
import { lakeportProjectNameSchema } from './lakeportProjectNameSchema';
import { lakeportProjectNameValidation } from './lakeportProjectNameValidation';

/** `ui:field: LakeportProjectName` for the new frontend system. */
export const lakeportProjectNameFormField = createFormField({
  name: 'LakeportProjectName',
  component: LakeportProjectNameField,
  validation: lakeportProjectNameValidation,
  schema: lakeportProjectNameSchema,
});
