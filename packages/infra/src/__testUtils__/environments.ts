import fc from 'fast-check';
import { catalogs } from './catalogs';
import { environmentOf } from './environmentOf';
import { groupsIn } from './groupsIn';
import { groupName, groups } from './names';
import { switches } from './switches';
import { classicCompute, content, warehouses } from './workspaceContent';

const principals = fc.record({
  groups: fc.uniqueArray(groupName, { maxLength: 3 }),
  users: fc.uniqueArray(
    fc.constantFrom(
      'a@acme.example',
      'b.c@acme.example',
      'x+${y}@acme.example',
    ),
    { maxLength: 2 },
  ),
});

const workspace = fc.record({
  admins: principals,
  users: principals,
  legacyAccess: fc.boolean(),
  ipAccessLists: fc.option(
    fc.constant({ allow: ['203.0.113.0/24', '198.51.100.7'], block: [] }),
    { nil: undefined },
  ),
});

/** One setting of every switch. */
const settings = fc.record(
  Object.fromEntries(
    Object.entries(switches).map(([name, known]) => [
      name,
      fc.constantFrom(...Object.keys(known)),
    ]),
  ),
);

/**
 * An environment in its own account and with its own addresses, told apart from
 * others by its number, of any shape that a project file can have.
 */
export function environment(number: number): fc.Arbitrary<object> {
  const common = fc.record({
    region: fc.constantFrom('us-west-2', 'eu-west-1', 'us-east-1'),
    catalogs: fc.option(catalogs(number), { nil: undefined }),
    content,
    warehouses,
    workspace,
  });
  const hybrid = fc
    .record({ common, compute: classicCompute, settings })
    .map(drawn => {
      const { region, ...rest } = drawn.common;
      const base = environmentOf(drawn.settings);
      return ofPlace(number, region, {
        ...base,
        ...granted(rest),
        ...rest.content,
        compute: {
          ...drawn.compute,
          ...rest.warehouses,
          ...('compute' in base && typeof base.compute === 'object'
            ? base.compute
            : {}),
        },
        workspace: entered(rest.workspace, [
          drawn.compute,
          rest.warehouses,
          rest.content,
        ]),
      });
    });
  const serverless = fc
    .record({ common, encrypted: fc.boolean(), groups })
    .map(({ common: { region, ...rest }, encrypted }) =>
      ofPlace(number, region, {
        awsAccountId: '100000000002',
        region: 'us-west-2',
        securityProfile: 'production-secure',
        encryption: { storage: encrypted },
        serverless: {
          networkConnectivity: true,
          networkPolicy: {
            allowedDomains: ['pypi.org'],
            allowedBuckets: ['acme-exports'],
          },
        },
        ...granted(rest),
        ...rest.content,
        compute: rest.warehouses,
        workspace: {
          ...entered(rest.workspace, [rest.warehouses, rest.content]),
          computeMode: 'serverless',
        },
      }),
    );
  return fc.oneof(
    { weight: 5, arbitrary: hybrid },
    { weight: 1, arbitrary: serverless },
  );
}

/** A workspace that the groups with permissions in it may enter. */
function entered<
  W extends { admins: { groups: string[] }; users: { groups: string[] } },
>(said: W, parts: unknown[]): W {
  const { admins, users } = said;
  const more = groupsIn(parts).filter(group => !admins.groups.includes(group));
  return {
    ...said,
    users: { ...users, groups: [...new Set([...users.groups, ...more])] },
  };
}

/** Catalogs; where there is a service principal it has a grant on the first. */
function granted({
  catalogs: said,
  content: { servicePrincipals },
}: {
  catalogs?: Record<string, { grants: object[] }>;
  content: { servicePrincipals?: object };
}) {
  const grant = { servicePrincipal: 'loader', preset: 'engineer' };
  return (
    said && {
      catalogs: Object.fromEntries(
        Object.entries(said).map(([name, catalog], position) => [
          name,
          servicePrincipals && position === 0
            ? { ...catalog, grants: [...catalog.grants, grant] }
            : catalog,
        ]),
      ),
    }
  );
}

/** Everything in us-west-2, 10.0 and account …02 moves to where it belongs. */
function ofPlace(number: number, region: string, written: object): object {
  return JSON.parse(
    JSON.stringify(written)
      .replaceAll('us-west-2', region)
      .replaceAll('"10.0.', `"10.${number * 16}.`)
      .replaceAll('100000000002', `10000000000${number + 2}`),
  );
}
