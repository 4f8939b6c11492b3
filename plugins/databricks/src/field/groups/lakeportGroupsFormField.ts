import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { LakeportGroupsField } from './LakeportGroupsField';
import { lakeportGroupsSchema } from './lakeportGroupsSchema';
import { lakeportGroupsValidation } from './lakeportGroupsValidation';

/** `ui:field: LakeportGroups` for the new frontend system. */
export const lakeportGroupsFormField = createFormField({
  name: 'LakeportGroups',
  component: LakeportGroupsField,
  validation: lakeportGroupsValidation,
  schema: lakeportGroupsSchema,
});
