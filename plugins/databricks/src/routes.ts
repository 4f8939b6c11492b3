import {
  createExternalRouteRef,
  createRouteRef,
} from '@backstage/core-plugin-api';

/** The page with every workspace. */
export const rootRouteRef = createRouteRef({ id: 'databricks' });

/** The form of a software template; the scaffolder's own page unless an app binds another. */
export const selectedTemplateRouteRef = createExternalRouteRef({
  id: 'databricks:selected-template',
  optional: true,
  params: ['namespace', 'templateName'],
  defaultTarget: 'scaffolder.selectedTemplate',
});
