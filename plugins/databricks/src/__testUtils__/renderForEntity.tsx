import type { Entity } from '@backstage/catalog-model';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import {
  catalogApiRef,
  entityRouteRef,
  EntityProvider,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { DatabricksApi } from '@lakeport/backstage-plugin-databricks-common';
import { databricksApiRef } from '../api/databricksApiRef';
import { selectedTemplateRouteRef } from '../routes';
import { environmentEntity } from './fixtures';

const lockedEntity = {
  ...environmentEntity,
  metadata: { ...environmentEntity.metadata, name: 'sales-locked' },
};

function templateEntity(name: string): Entity {
  return {
    apiVersion: 'scaffolder.backstage.io/v1beta3',
    kind: 'Template',
    metadata: { name, namespace: 'default' },
    spec: { type: 'databricks' },
  };
}

/**
 * Renders content as on the page of the environment `sales-dev`, or of one that
 * nobody may deploy: the answer on a permission is kept for all of the page's
 * life, so that each answer needs an entity of its own.
 */
export function renderForEntity(
  element: JSX.Element,
  options: {
    api: DatabricksApi;
    allowed?: boolean;
    path?: string;
    /** Another entity than the environment. */
    entity?: Entity;
    /** Names of the templates that are registered. */
    templates?: string[];
    /** Where the app has the forms of templates; else it binds none. */
    templatesPath?: string;
    /** Stands in for the catalog. */
    catalog?: typeof catalogApiRef.T;
  },
) {
  const { templates = [] } = options;
  const entity =
    options.entity ??
    (options.allowed === false ? lockedEntity : environmentEntity);
  return renderInTestApp(
    <EntityProvider entity={entity}>{element}</EntityProvider>,
    {
      apis: [
        [databricksApiRef, options.api],
        [
          catalogApiRef,
          options.catalog ??
            catalogApiMock({
              entities: [environmentEntity, ...templates.map(templateEntity)],
            }),
        ],
        mockApis.permission({
          authorize:
            options.allowed === false
              ? AuthorizeResult.DENY
              : AuthorizeResult.ALLOW,
        }),
      ],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        ...(options.templatesPath && {
          [options.templatesPath]: selectedTemplateRouteRef,
        }),
      },
      initialRouteEntries: [options.path ?? '/'],
    },
  );
}
