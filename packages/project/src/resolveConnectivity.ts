import type { z } from 'zod';
import type { Connectivity } from './Connectivity';
import type { Environment } from './Environment';
import type { connectivitySchema } from './schema/connectivitySchema';

/**
 * From so many members on, attachments to a transit gateway are fewer than the
 * peerings between all pairs, which are six then.
 */
const MEMBERS_OF_GATEWAY = 4;

/** Connectivity with its members, and the mode that `auto` stands for. */
export function resolveConnectivity(
  written: z.output<typeof connectivitySchema>,
  environments: Record<string, Environment>,
): Connectivity {
  const members =
    written.members ??
    Object.keys(environments).filter(
      name => environments[name].network.mode === 'create',
    );
  const auto =
    members.length >= MEMBERS_OF_GATEWAY ? 'transit-gateway' : 'peering';
  return {
    mode: written.mode === 'auto' ? auto : written.mode,
    members,
    sharing: written.sharing,
    networkAcls: written.networkAcls,
  };
}
