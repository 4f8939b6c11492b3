import { keyed, lenient, list, named, text, whole } from './lenient';
import { z } from 'zod';

/** Compute of an environment, as far as it is right. */
export const computeDraft = keyed({
  policies: named({
    nodeTypes: list(z.string()),
    instanceProfiles: list(z.string()),
  }),
  pools: named({ minIdle: whole, maxCapacity: whole }),
  clusters: named({
    autoscale: keyed({ min: whole, max: whole }),
    nodeType: text,
    pool: text,
    policy: text,
    instanceProfile: text,
  }),
  warehouses: named({
    serverless: lenient(z.boolean()),
    minClusters: whole,
    maxClusters: whole,
  }),
  instanceProfiles: named({ existing: text }),
});
