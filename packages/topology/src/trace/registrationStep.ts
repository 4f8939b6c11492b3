import { TopologyNode } from '../Topology';
import { pass, stop, Way } from './Step';
import { OWNER, textOf, TraceGraph } from './TraceGraph';

/** Whether settings let a registered endpoint into the workspace. */
export function* settingsStep(
  graph: TraceGraph,
  workspace: TopologyNode,
  registered: TopologyNode,
): Way {
  const [settings] = graph.targets(
    workspace.id,
    'restricted-by',
    'private-access-settings',
  );
  if (!settings) {
    yield stop(
      workspace,
      'The workspace has no private access settings, without which it takes no PrivateLink connections',
    );
    return;
  }
  if (settings.existing === true) {
    yield pass(settings, `Lets ${registered.name} in, ${OWNER}`);
    return;
  }
  const level = textOf(settings, 'level');
  const isAllowed = graph.targets(settings.id, 'allows').includes(registered);
  if (level === 'ACCOUNT' || isAllowed) {
    const how =
      level === 'ACCOUNT'
        ? 'Lets every endpoint in that is registered in the account'
        : `Lists ${registered.name} among the endpoints that it lets in`;
    yield pass(
      settings,
      settings.publicAccess === true
        ? `${how}; public access is on as well`
        : `${how}; public access is off`,
    );
    return;
  }
  yield stop(
    settings,
    `Level ${level ?? 'unknown'}, and ${
      registered.name
    } is not among the endpoints that it lets in`,
  );
}

/**
 * Whether Databricks takes connections of an endpoint: it is registered, and
 * the workspace's network configuration (for its nodes) and private access
 * settings (for the REST API) let it.
 */
export function* registrationStep(
  graph: TraceGraph,
  workspace: TopologyNode,
  endpoint: TopologyNode,
  purpose: 'workspace' | 'relay',
): Way {
  const [registered] = graph.sources(
    endpoint.id,
    'registers',
    'registered-endpoint',
  );
  if (!registered) {
    yield stop(
      endpoint,
      `Endpoint ${endpoint.name} is not registered with Databricks, which refuses it`,
    );
    return;
  }
  const state = textOf(registered, 'state');
  if (state !== undefined) {
    yield stop(
      registered,
      `Databricks has endpoint ${endpoint.name} as ${state}, not available`,
    );
    return;
  }
  const isForUsers = endpoint.purpose === 'front-end';
  const isNamed = graph
    .targets(workspace.id, 'connects-through')
    .includes(registered);
  if (!isForUsers && !isNamed) {
    yield stop(
      registered,
      `The workspace's network configuration does not name it`,
    );
    return;
  }
  yield pass(
    registered,
    isForUsers
      ? 'Registered with Databricks'
      : `Registered, and named in the workspace's network configuration`,
  );
  if (purpose === 'workspace') {
    yield* settingsStep(graph, workspace, registered);
  }
}
