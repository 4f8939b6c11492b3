import type { Entity } from '@backstage/catalog-model';
import { githubAuthApiRef } from '@backstage/core-plugin-api';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import {
  catalogApiRef,
  entityRouteRef,
  EntityProvider,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { signalApiRef } from '@backstage/plugin-signals-react';
import type { DatabricksApi } from '@lakeport/backstage-plugin-databricks-common';
import { databricksApiRef } from '../api/databricksApiRef';
import { databricksUserAuthApiRef } from '../api/databricksUserAuthApiRef';
import { rootRouteRef, selectedTemplateRouteRef } from '../routes';
import type { FakeSignalApi } from './FakeSignalApi';
import { environmentEntity, guestEntity } from './fixtures';

const lockedEntity = {
  ...environmentEntity,
  metadata: { ...environmentEntity.metadata, name: 'sales-locked' },
};

/** The rest of what a sign-in offers, which nothing here asks for. */
const NO_SESSION: typeof githubAuthApiRef.T = {
  getAccessToken: async () => '',
  getBackstageIdentity: async () => undefined,
  getProfile: async () => undefined,
  signIn: async () => {},
  signOut: async () => {},
  sessionState$: () => {
    throw new Error('Nobody looks at the session');
  },
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
    /** What the sign-in with GitHub gives; without it the app has none. */
    gitHub?: { getAccessToken(scope?: string | string[]): Promise<string> };
    /** What the sign-in with Databricks gives; without it the app has none. */
    databricks?: { getAccessToken(): Promise<string> };
    /** Without it the app has no signals. */
    signals?: FakeSignalApi;
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
              entities: [
                environmentEntity,
                guestEntity,
                ...templates.map(templateEntity),
              ],
            }),
        ],
        mockApis.identity({ userEntityRef: 'user:default/guest' }),
        ...(options.signals ? [[signalApiRef, options.signals] as const] : []),
        ...(options.gitHub
          ? [
              [
                githubAuthApiRef,
                {
                  ...NO_SESSION,
                  getAccessToken: options.gitHub.getAccessToken,
                },
              ] as const,
            ]
          : []),
        ...(options.databricks
          ? [
              [
                databricksUserAuthApiRef,
                {
                  ...NO_SESSION,
                  getAccessToken: options.databricks.getAccessToken,
                },
              ] as const,
            ]
          : []),
        mockApis.permission({
          authorize:
            options.allowed === false
              ? AuthorizeResult.DENY
              : AuthorizeResult.ALLOW,
        }),
      ],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        '/databricks': rootRouteRef,
        ...(options.templatesPath && {
          [options.templatesPath]: selectedTemplateRouteRef,
        }),
      },
      initialRouteEntries: [options.path ?? '/'],
    },
  );
}
