import { blocksOf } from '../stacks/blocksOf';
import { StackResource } from '../stacks/StackIndex';
import { GraphBuilder } from './GraphBuilder';

/** What Databricks uses a registered endpoint for. */
export type EndpointPurpose = 'workspace' | 'relay' | 'front-end';

const REGISTRATION = 'databricks_mws_vpc_endpoint';
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

function addRegistration(
  graph: GraphBuilder,
  registration: StackResource,
): void {
  const region = graph.text(registration, 'region');
  const endpoints = graph.targets(
    registration,
    'aws_vpc_endpoint_id',
    'aws_vpc_endpoint',
  );
  graph.node(
    registration.id,
    'registered-endpoint',
    graph.text(registration, 'vpc_endpoint_name') ??
      (endpoints[0] ? graph.nameOf(endpoints[0]) : registration.name),
    undefined,
    { region, existing: registration.isData || undefined },
  );
  for (const target of endpoints) {
    graph.edge(registration.id, target.id, 'registers');
    graph.edge(target.id, `databricks/${region}`, 'reaches');
  }
}

/** The nodes of the registrations that a value refers to, or names by id. */
function registrationsIn(
  graph: GraphBuilder,
  stack: string,
  value: unknown,
): string[] {
  const referred = graph.index.targets(stack, value, REGISTRATION);
  const named = graph.index
    .texts(stack, [value].flat())
    .filter(text => UUID.test(text))
    .map(id => {
      const node = `databricks/vpc-endpoint/${id}`;
      graph.node(node, 'registered-endpoint', id, undefined, {
        existing: true,
      });
      return node;
    });
  return [...referred.map(item => item.id), ...named];
}

function setPurpose(
  graph: GraphBuilder,
  registration: string,
  purpose: EndpointPurpose,
): void {
  const registered = graph
    .edgesOfKind('registers')
    .filter(edge => edge.source === registration)
    .map(edge => edge.target);
  for (const id of [registration, ...registered]) {
    const node = graph.find(id);
    if (node) node.purpose = purpose;
  }
}

function connectWorkspace(graph: GraphBuilder, workspace: StackResource): void {
  const networks = graph.targets(
    workspace,
    'network_id',
    'databricks_mws_networks',
  );
  for (const network of networks) {
    const { vpc_endpoints: endpoints } = network.attributes;
    for (const block of blocksOf(endpoints)) {
      const purposes = [
        ['workspace', block.rest_api],
        ['relay', block.dataplane_relay],
      ] as const;
      for (const [purpose, value] of purposes) {
        for (const id of registrationsIn(graph, network.stack, value)) {
          setPurpose(graph, id, purpose);
          graph.edge(workspace.id, id, 'connects-through');
        }
      }
    }
  }
}

function addSettings(graph: GraphBuilder, settings: StackResource): void {
  const isPublic = graph.text(settings, 'public_access_enabled');
  graph.node(
    settings.id,
    'private-access-settings',
    graph.nameOf(settings, 'private_access_settings_name'),
    undefined,
    {
      region: graph.text(settings, 'region'),
      // Both as the provider has them when the stack says nothing.
      publicAccess: isPublic === 'true',
      level: graph.text(settings, 'private_access_level') ?? 'ACCOUNT',
      existing: settings.isData || undefined,
    },
  );
  registrationsIn(
    graph,
    settings.stack,
    settings.attributes.allowed_vpc_endpoint_ids,
  ).forEach(id => graph.edge(settings.id, id, 'allows'));
}

function restrictWorkspace(
  graph: GraphBuilder,
  workspace: StackResource,
): void {
  const attribute = 'private_access_settings_id';
  const [settings] = graph.targets(
    workspace,
    attribute,
    'databricks_mws_private_access_settings',
  );
  if (settings) {
    graph.edge(workspace.id, settings.id, 'restricted-by');
    return;
  }
  const id = graph.text(workspace, attribute);
  if (!id) return;
  const node = `databricks/private-access-settings/${id}`;
  graph.node(node, 'private-access-settings', id, undefined, {
    existing: true,
  });
  graph.edge(workspace.id, node, 'restricted-by');
}

/**
 * PrivateLink as Databricks sees it: registered endpoints and what they are
 * for, and private access settings. An endpoint that a workspace's network
 * configuration lists is for its nodes (`workspace` for the REST API, `relay`
 * for secure cluster connectivity); any other is the front end of users.
 * Endpoints and settings that are only named by their id are `existing`.
 *
 * Source: Databricks docs, AWS PrivateLink, 2026.
 */
export function addPrivateLink(graph: GraphBuilder): void {
  const { index } = graph;
  index.ofType(REGISTRATION).forEach(item => addRegistration(graph, item));
  index
    .ofType('databricks_mws_private_access_settings')
    .forEach(item => addSettings(graph, item));
  for (const workspace of index.ofType('databricks_mws_workspaces')) {
    connectWorkspace(graph, workspace);
    restrictWorkspace(graph, workspace);
  }
  graph
    .ofKind('registered-endpoint')
    .filter(node => node.purpose === undefined)
    .forEach(node => setPurpose(graph, node.id, 'front-end'));
}
