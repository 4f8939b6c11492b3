import type { SynthesizedStacks } from '../run/SynthesizedStacks';
import { lakehouseStacks } from './lakehouseStacks';

const BASE = 'shop-dev-base';
const CREDENTIALS = 'shop-dev-credentials';

/** The lakehouse with a part of its network that sleeps, and a secret. */
export function sleepingStacks({
  asleep,
}: {
  asleep: boolean;
}): SynthesizedStacks {
  const { manifest, stacks: all } = lakehouseStacks();
  const { spare, ...subnets } = all[BASE].resource?.aws_subnet ?? {};
  return {
    manifest: {
      ...manifest,
      order: [...manifest.order, CREDENTIALS],
      stacks: {
        ...manifest.stacks,
        [CREDENTIALS]: {
          name: CREDENTIALS,
          environment: 'dev',
          kind: 'credentials',
          dependsOn: [],
        },
      },
    },
    stacks: {
      ...all,
      [BASE]: {
        ...all[BASE],
        resource: {
          ...all[BASE].resource,
          aws_subnet: asleep ? subnets : { ...subnets, spare },
        },
      },
      [CREDENTIALS]: {
        terraform: {
          required_providers: all[BASE].terraform?.required_providers,
        },
        provider: { time: [{}] },
        resource: {
          time_rotating: { secret: { rotation_days: 30 } },
          time_static: { other: {} },
        },
      },
    },
  };
}
