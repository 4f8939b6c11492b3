import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import type { TemplateParameterSchema } from '@backstage/plugin-scaffolder-react';
import { Stepper } from '@backstage/plugin-scaffolder-react/alpha';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import type { Entity } from '@backstage/catalog-model';
import type { DatabricksApi } from '@lakeport/backstage-plugin-databricks-common';
import { environmentEntity } from '../../__testUtils__/fixtures';
import { databricksApiRef } from '../../api/databricksApiRef';
import { fieldExtensions } from './fieldExtensions';

type Properties = Record<string, object>;

/** One page of a template's form. */
export function page(
  title: string,
  properties: Properties,
  required: string[] = [],
): TemplateParameterSchema['steps'][number] {
  return { title, schema: { type: 'object', required, properties } };
}

/**
 * The scaffolder's own form with all fields of this plugin.
 *
 * @returns what was created with it
 */
export function renderStepper(
  steps: TemplateParameterSchema['steps'],
  options: {
    api: DatabricksApi;
    values?: Record<string, object | string>;
    entities?: Entity[];
  },
): unknown[] {
  const created: unknown[] = [];
  // The stepper scrolls up on every page; jsdom has nothing to scroll.
  jest.spyOn(window, 'scrollTo').mockImplementation(() => {});
  renderInTestApp(
    <Stepper
      manifest={{ title: 'Template', steps }}
      initialState={JSON.parse(JSON.stringify(options.values ?? {}))}
      onCreate={async values => {
        created.push(values);
      }}
      extensions={fieldExtensions}
    />,
    {
      apis: [
        mockApis.analytics(),
        [databricksApiRef, options.api],
        [
          catalogApiRef,
          catalogApiMock({ entities: options.entities ?? [environmentEntity] }),
        ],
        mockApis.identity({
          userEntityRef: 'user:default/ada',
          ownershipEntityRefs: ['user:default/ada', 'group:default/data'],
        }),
      ],
    },
  );
  return created;
}
