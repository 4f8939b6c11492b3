import type { Request, Response, Router } from 'express';
import type { AccountObjects } from './AccountObjects';
import type { HeldObject } from './AccountReader';
import { fields } from './fields';
import { readScimFilter, ScimFilterError } from './readScimFilter';

const SCHEMA = 'urn:ietf:params:scim:schemas:core:2.0';
const MESSAGE = 'urn:ietf:params:scim:api:messages:2.0';
/** Databricks' own choice is as large (facts of its SDK for Go, 2026). */
const PAGE_SIZE = 10_000;

type Resource = Record<string, unknown> & { id: string };

function refuse(
  res: Response,
  status: number,
  detail: string,
  scimType?: string,
): void {
  res.status(status).json({
    schemas: [`${MESSAGE}:Error`],
    status: String(status),
    detail,
    ...(scimType ? { scimType } : {}),
  });
}

/** Users, groups and service principals of the account (RFC 7644, Databricks account SCIM API, 2026). */
export function scimApi(router: Router, objects: AccountObjects): void {
  const rolesOf = (id: string) =>
    objects
      .ofType('databricks_service_principal_role')
      .filter(({ attributes }) => attributes.service_principal_id === id)
      .map(({ attributes }) => ({ value: attributes.role }));
  const external = ({ attributes }: HeldObject) =>
    fields.text(attributes.external_id)
      ? { externalId: attributes.external_id }
      : {};
  const kinds: Record<
    string,
    { type: string; render: (object: HeldObject) => Resource }
  > = {
    Groups: {
      type: 'databricks_group',
      render: object => ({
        schemas: [`${SCHEMA}:Group`],
        id: object.id,
        displayName: object.attributes.display_name,
        ...external(object),
        meta: { resourceType: 'Group' },
      }),
    },
    ServicePrincipals: {
      type: 'databricks_service_principal',
      render: object => ({
        schemas: [`${SCHEMA}:ServicePrincipal`],
        id: object.id,
        applicationId: object.attributes.application_id,
        displayName: object.attributes.display_name,
        active: object.attributes.active !== false,
        roles: rolesOf(object.id),
        ...external(object),
      }),
    },
    Users: {
      type: 'databricks_user',
      render: object => ({
        schemas: [`${SCHEMA}:User`],
        id: object.id,
        userName: object.attributes.user_name,
        displayName: object.attributes.display_name,
        active: object.attributes.active !== false,
        ...external(object),
      }),
    },
  };
  const PATH =
    '/api/2.0/accounts/:account/scim/v2/:kind(Groups|ServicePrincipals|Users)';
  const all = (req: Request) => {
    const { type, render } = kinds[req.params.kind];
    return objects.ofAccount(type, req.params.account).map(render);
  };
  const number = (value: unknown, fallback: number, least: number) => {
    const parsed = Number.parseInt(String(value ?? ''), 10);
    return Number.isInteger(parsed) ? Math.max(parsed, least) : fallback;
  };

  router.get(PATH, async (req, res) => {
    const { filter, startIndex, count, sortBy, sortOrder } = req.query;
    let found: Resource[];
    try {
      const test = readScimFilter(typeof filter === 'string' ? filter : '');
      found = all(req).filter(test);
    } catch (error) {
      if (!(error instanceof ScimFilterError)) {
        throw error;
      }
      refuse(res, 400, error.message, 'invalidFilter');
      return;
    }
    if (typeof sortBy === 'string') {
      found.sort((a, b) =>
        String(a[sortBy] ?? '').localeCompare(String(b[sortBy] ?? '')),
      );
      if (sortOrder === 'descending') found.reverse();
    }
    const start = number(startIndex, 1, 1);
    const resources = found.slice(
      start - 1,
      start - 1 + number(count, PAGE_SIZE, 0),
    );
    res.json({
      schemas: [`${MESSAGE}:ListResponse`],
      totalResults: found.length,
      startIndex: start,
      itemsPerPage: resources.length,
      Resources: resources,
    });
  });

  router.get(`${PATH}/:id`, async (req, res) => {
    const found = all(req).find(({ id }) => id === req.params.id);
    if (!found) {
      const what = req.params.kind.replace(/s$/, '');
      refuse(res, 404, `${what} with id ${req.params.id} not found.`);
      return;
    }
    res.json(found);
  });
}
