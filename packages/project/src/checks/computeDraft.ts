import { z } from 'zod';
import { awsFields } from '../schema/awsFields';
import { fields } from '../schema/fields';
import { keyed, lenient, list, named, text, whole } from './lenient';

const groups = list(fields.groupName);

/** Compute of an environment, as far as it is right. */
export const computeDraft = keyed({
  policies: named({
    nodeTypes: list(awsFields.instanceType),
    instanceProfiles: list(z.string()),
    autoTerminationMinutes: whole,
    sparkVersion: text,
    groups,
  }),
  pools: named({
    nodeType: text,
    minIdle: whole,
    maxCapacity: whole,
    groups,
  }),
  clusters: named({
    autoscale: keyed({ min: whole, max: whole }),
    nodeType: text,
    pool: text,
    policy: text,
    instanceProfile: text,
    autoTerminationMinutes: whole,
    sparkVersion: text,
    groups,
  }),
  warehouses: named({
    serverless: lenient(z.boolean()),
    autoStopMinutes: whole,
    minClusters: whole,
    maxClusters: whole,
    groups,
  }),
  instanceProfiles: named({ existing: text }),
});
