import type { Block } from '../reading/Block';
import { blocks } from '../reading/blocks';
import { plainText } from '../reading/plainText';
import type { StackReader } from '../reading/StackReader';
import type { StackRule } from '../StackRule';
import { forEachResource } from './forEach';

const METASTORE = ['databricks_metastore'];
const EVERYBODY = ['account users', 'users'];
const BEST_PRACTICES =
  'Databricks documentation, "Unity Catalog best practices", 2026';

/** The locations and credentials that a catalog keeps its data with. */
function storageOf(catalog: Block, stack: StackReader): Block[] {
  const root = catalog.attributes.storage_root;
  const locations = stack
    .resources('databricks_external_location')
    .filter(
      location =>
        stack.referred(root).includes(location) ||
        (typeof root === 'string' &&
          typeof location.attributes.url === 'string' &&
          root.startsWith(location.attributes.url)),
    );
  return [
    ...locations,
    ...locations.flatMap(({ attributes }) =>
      stack
        .referred(attributes.credential_name)
        .filter(({ type }) => type === 'databricks_storage_credential'),
    ),
  ];
}

function toEverybody(principal: unknown): boolean {
  return EVERYBODY.some(name => name === principal);
}

/** Metastores, catalogs and what may be done with them. */
export const catalogRules: readonly StackRule[] = [
  {
    id: 'metastore.unowned',
    title: 'A metastore without an owner',
    severity: 'error',
    reason:
      'Its owner is then whoever created it, the service principal of the deployment: nobody else may administer it.',
    source: BEST_PRACTICES,
    fix: 'Name an account group as owner.',
    check: forEachResource(METASTORE, ({ attributes }) =>
      attributes.owner ? undefined : 'it names no owner',
    ),
  },
  {
    id: 'metastore.owned-by-person',
    title: 'A metastore that belongs to a person',
    severity: 'warning',
    reason: 'When the person leaves, so does the right to administer it.',
    source: BEST_PRACTICES,
    fix: 'Make an account group the owner.',
    check: forEachResource(METASTORE, ({ attributes }) =>
      plainText(attributes.owner).includes('@')
        ? 'its owner is a user'
        : undefined,
    ),
  },
  {
    id: 'metastore.storage-root',
    title: 'A metastore with storage of its own',
    severity: 'warning',
    reason:
      'Catalogs without storage then share one bucket over all workspaces, and it cannot be taken apart again.',
    source: `${BEST_PRACTICES}; databricks/terraform-databricks-examples issue 190`,
    fix: 'Leave storage_root out and give each catalog storage of its own.',
    check: forEachResource(METASTORE, ({ attributes }) =>
      attributes.storage_root ? 'it has a storage_root' : undefined,
    ),
  },
  {
    id: 'catalog.open-storage',
    title: 'An isolated catalog on storage that every workspace may use',
    severity: 'error',
    reason:
      'Through an open external location or credential, other workspaces of the metastore reach the files of the isolated catalog.',
    source:
      'Databricks documentation, "Workspace-catalog binding" and "Assign an external location to specific workspaces", 2026',
    fix: 'Set isolation_mode ISOLATION_MODE_ISOLATED on the location and the credential.',
    check: forEachResource(['databricks_catalog'], (catalog, stack) =>
      catalog.attributes.isolation_mode === 'ISOLATED'
        ? storageOf(catalog, stack)
            .filter(
              ({ attributes }) =>
                attributes.isolation_mode !== 'ISOLATION_MODE_ISOLATED',
            )
            .map(({ address }) => `it is isolated, and ${address} is not`)
        : undefined,
    ),
  },
  {
    id: 'catalog.no-managed-storage',
    title: 'A catalog without storage of its own',
    severity: 'warning',
    reason:
      'Its tables lie in the storage of the metastore, or cannot be made where that has none.',
    source: BEST_PRACTICES,
    fix: 'Give the catalog a storage_root in an external location of its own.',
    check: forEachResource(
      ['databricks_catalog'],
      ({ attributes, environment }, _, context) =>
        attributes.storage_root ||
        attributes.share_name ||
        attributes.connection_name ||
        context.environment(environment)?.workspace.computeMode === 'serverless'
          ? undefined
          : 'it has no storage_root',
    ),
  },
  {
    id: 'catalog.grant-to-everyone',
    title: 'Everybody may use a location or credential',
    severity: 'error',
    reason:
      'Whoever may read or write an external location passes by the grants on catalogs, schemas and volumes.',
    source:
      'Databricks documentation, "Manage external locations": limit direct access, 2026',
    fix: 'Grant to the group that needs it, or on a volume instead.',
    check: forEachResource(
      ['databricks_grant', 'databricks_grants'],
      ({ attributes }) => {
        const principals = [
          attributes.principal,
          ...blocks(attributes.grant).map(({ principal }) => principal),
        ];
        const on = [
          'external_location',
          'storage_credential',
          'credential',
        ].filter(securable => attributes[securable]);
        return on.length && principals.some(toEverybody)
          ? `the ${on
              .join(', ')
              .replaceAll('_', ' ')} is granted to ${principals
              .filter(toEverybody)
              .map(plainText)
              .join(', ')}`
          : undefined;
      },
    ),
  },
  {
    id: 'catalog.authoritative-grants',
    title: 'Grants that take away those of others',
    severity: 'warning',
    reason:
      'databricks_grants owns all grants on an object: it removes what other stacks or people granted.',
    source: 'Databricks Terraform provider 1.128.0, databricks_grants, 2026-08',
    fix: 'Use databricks_grant, one for each principal.',
    check: forEachResource(
      ['databricks_grants'],
      () => 'it owns all grants on its object',
    ),
  },
];
