import { literalOf } from '../../run/literalOf';
import type { AccountObject } from '../AccountObject';
import { SeedContext } from './SeedContext';

type Found = ReadonlyArray<AccountObject>;

function privateAccess(context: SeedContext): Found {
  return context
    .blocks('resource', 'databricks_mws_workspaces')
    .flatMap(({ private_access_settings_id: id }) => literalOf(id) ?? [])
    .map(id =>
      context.databricks(
        'databricks_mws_private_access_settings',
        `${context.databricksAccountId}/${id}`,
        {
          account_id: context.databricksAccountId,
          private_access_level: 'ACCOUNT',
          private_access_settings_id: id,
          private_access_settings_name: `existing-${id}`,
          public_access_enabled: true,
          region: context.region ?? '',
        },
        { region: context.region },
      ),
    );
}

function endpoints(context: SeedContext): Found {
  const ofNetworks = context
    .blocks('resource', 'databricks_mws_networks')
    .flatMap(block => SeedContext.nested(block, 'vpc_endpoints'))
    .flatMap(block => [
      ...SeedContext.literals(block.rest_api).map(id => ({
        id,
        useCase: 'WORKSPACE_ACCESS',
      })),
      ...SeedContext.literals(block.dataplane_relay).map(id => ({
        id,
        useCase: 'DATAPLANE_RELAY_ACCESS',
      })),
    ]);
  const allowed = context
    .blocks('resource', 'databricks_mws_private_access_settings')
    .flatMap(block => SeedContext.literals(block.allowed_vpc_endpoint_ids))
    .map(id => ({ id, useCase: 'WORKSPACE_ACCESS' }));
  return [...ofNetworks, ...allowed].map(({ id, useCase }) =>
    context.databricks(
      'databricks_mws_vpc_endpoint',
      `${context.databricksAccountId}/${id}`,
      {
        account_id: context.databricksAccountId,
        aws_vpc_endpoint_id: `vpce-${context.identity(id).hex(17)}`,
        region: context.region ?? '',
        state: 'available',
        use_case: useCase,
        vpc_endpoint_id: id,
        vpc_endpoint_name: `existing-${id}`,
      },
      { region: context.region },
    ),
  );
}

function connectivity(context: SeedContext): Found {
  const made = (name: string | undefined, given?: string) => {
    const id =
      given ??
      context.identity(`connectivity ${name} ${context.region}`).uuid();
    return context.databricks(
      'databricks_mws_network_connectivity_config',
      `${context.databricksAccountId}/${id}`,
      {
        account_id: context.databricksAccountId,
        name: name ?? `existing-${id.slice(0, 8)}`,
        network_connectivity_config_id: id,
        region: context.region ?? '',
      },
      { region: context.region, ...(given ? {} : { lookedUpBy: ['name'] }) },
    );
  };
  const ids = [
    ...context.blocks('resource', 'databricks_mws_ncc_binding'),
    ...context.blocks('resource', 'databricks_mws_workspaces'),
  ].flatMap(({ network_connectivity_config_id: id }) => literalOf(id) ?? []);
  return [
    ...context
      .blocks('data', 'databricks_mws_network_connectivity_config')
      .flatMap(({ name }) => literalOf(name) ?? [])
      .map(name => made(name)),
    ...ids.map(id => made(undefined, id)),
  ];
}

function policies(context: SeedContext): Found {
  return context
    .blocks('resource', 'databricks_workspace_network_option')
    .flatMap(({ network_policy_id: id }) => literalOf(id) ?? [])
    .filter(id => id !== 'default-policy')
    .map(id =>
      context.databricks('databricks_account_network_policy', id, {
        network_policy_id: id,
      }),
    );
}

function boundWorkspaces(context: SeedContext): Found {
  return context
    .blocks('resource', 'databricks_workspace_binding')
    .flatMap(({ workspace_id: id }) => SeedContext.literals(id))
    .map(id =>
      context.databricks(
        'databricks_mws_workspaces',
        `${context.databricksAccountId}/${id}`,
        {
          account_id: context.databricksAccountId,
          aws_region: context.region ?? '',
          workspace_id: Number(id),
          workspace_name: `workspace-${id}`,
          workspace_status: 'RUNNING',
          workspace_url: `https://dbc-${context
            .identity(id)
            .hex(8)}-0000.cloud.databricks.com`,
        },
        { region: context.region, workspaceId: id },
      ),
    );
}

/**
 * What a stack names of the Databricks account without making it: settings,
 * endpoints, configurations and policies by their ids, other workspaces.
 */
export function accountSeeds(context: SeedContext): AccountObject[] {
  return [
    ...privateAccess(context),
    ...endpoints(context),
    ...connectivity(context),
    ...policies(context),
    ...boundWorkspaces(context),
  ];
}
