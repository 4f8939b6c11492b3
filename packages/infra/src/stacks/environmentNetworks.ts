import {
  CreatedNetwork,
  NetworkPlace,
  NetworkResourceNames,
  PrivateLink,
} from '@lakeport/project';
import { Construct } from '#constructs';
import { createdNetwork } from '../network/createdNetwork';
import { LoggedVpc } from '../network/FlowLogs';
import { listsNatAddresses } from '../network/listsNatAddresses';
import { LookedUpNetwork } from '../network/LookedUpNetwork';
import { WorkspaceNetwork } from '../network/WorkspaceNetwork';
import { BaseStackProps } from './BaseStackProps';
import { endpointPolicies } from './endpointPolicies';
import { onPremisesFeeds } from './onPremisesFeeds';

/** The networks of an environment. */
export interface EnvironmentNetworks {
  /** The one that the workspace uses, or is to use. */
  readonly current: WorkspaceNetwork;
  /** While the workspace moves: the one that it moves away from. */
  readonly replaced?: WorkspaceNetwork;
  /** Those that are made here and whose flows are to be logged. */
  readonly logged: readonly LoggedVpc[];
}

/**
 * Makes or looks up the networks of an environment, in the stack itself; none
 * for a workspace without compute in the customer's account.
 */
export function environmentNetworks(
  scope: Construct,
  props: BaseStackProps,
): EnvironmentNetworks | undefined {
  const { environment, names } = props;
  const { network, region } = environment;
  if (network.mode === 'none') {
    return undefined;
  }
  if (network.mode === 'existing') {
    return {
      current: new LookedUpNetwork(scope, 'network', { region, network }),
      logged: [],
    };
  }
  const made = [
    { place: network, names },
    ...(network.replaces && names.replacedNetwork
      ? [{ place: network.replaces, names: names.replacedNetwork }]
      : []),
  ].map(({ place, names: networkNames }) => ({
    namePrefix: networkNames.vpc,
    generation: place.generation,
    network: networkOf(scope, props, network, place, networkNames),
  }));
  const [current, replaced] = made;
  return {
    current: current.network,
    ...(replaced && { replaced: replaced.network }),
    logged: network.flowLogs
      ? made.map(({ generation, namePrefix, network: { vpcId } }) => ({
          generation,
          namePrefix,
          vpcId,
        }))
      : [],
  };
}

function networkOf(
  scope: Construct,
  props: BaseStackProps,
  declared: CreatedNetwork,
  place: NetworkPlace,
  networkNames: NetworkResourceNames,
): WorkspaceNetwork {
  const { asleep, environment } = props;
  const { privateLink, region, sleep } = environment;
  return createdNetwork(scope, {
    region,
    place,
    names: networkNames,
    privateLink: ofPlace(privateLink, declared, place),
    ...((asleep ?? sleep?.asleep) && {
      sleep: {
        keepAddresses:
          (sleep?.keepAddresses ?? false) || listsNatAddresses(environment),
      },
    }),
    ...(declared.endpointPolicies && {
      endpointPolicies: endpointPolicies(props),
    }),
    onPremises: onPremisesFeeds(props, declared.endpointPolicies),
  });
}

/** Clients that come from the VPC come from the one that the endpoint is in. */
function ofPlace(
  privateLink: PrivateLink,
  declared: NetworkPlace,
  place: NetworkPlace,
): PrivateLink {
  const { frontEnd } = privateLink;
  return {
    ...privateLink,
    frontEnd: frontEnd && {
      clientCidrs: frontEnd.clientCidrs.map(cidr =>
        cidr === declared.cidr ? place.cidr : cidr,
      ),
    },
  };
}
