import { z } from 'zod';
import { awsFields } from '../schema/awsFields';
import { databricksFields } from '../schema/databricksFields';
import { fields } from '../schema/fields';
import { computeDraft } from './computeDraft';
import { connectivityDraft } from './connectivityDraft';
import { contentDraft } from './contentDraft';
import { lakehouseDraft } from './lakehouseDraft';
import { flag, keyed, lenient, list, named, text, whole } from './lenient';
import { regionsDraft } from './regionsDraft';

const principals = keyed({
  groups: list(fields.groupName),
  users: list(fields.email),
});

const catalog = keyed({
  default: flag,
  existing: keyed({ storageRoot: lenient(awsFields.storageUrl) }),
  schemas: named({
    volumes: named({ type: text, location: lenient(awsFields.storageUrl) }),
  }),
  isolation: text,
  bindings: list(keyed({ workspaceId: text })),
  grants: list(
    z.object({
      group: lenient(fields.groupName),
      servicePrincipal: lenient(databricksFields.servicePrincipalName),
    }),
  ),
});

const place = {
  cidr: lenient(fields.vpcCidr),
  availabilityZones: list(fields.availabilityZone),
  generation: whole,
};

const key = keyed({ existing: lenient(awsFields.keyArn) });

const environment = keyed({
  awsAccountId: lenient(fields.awsAccountId),
  region: lenient(fields.region),
  securityProfile: lenient(
    z.enum([
      'development',
      'production-basic',
      'production-secure',
      'maximum-security',
    ]),
  ),
  network: keyed({
    ...place,
    existing: keyed({ vpcId: text }),
    replaces: keyed(place),
  }),
  sleep: keyed({ schedule: keyed({ asleep: text, awake: text }) }),
  privateLink: keyed({
    backEnd: flag,
    frontEnd: z.unknown().optional().transform(frontEnd),
    publicAccess: flag,
    privateAccessSettings: keyed({ existing: text }),
    endpoints: keyed({ workspace: text, relay: text, frontEnd: text }),
  }),
  encryption: keyed({ storage: flag, key }),
  workspaceEncryption: keyed({ managedServices: flag, storage: flag, key }),
  serverless: keyed({
    networkConnectivity: lenient(
      z.union([z.boolean(), z.object({ existing: text })]),
    ),
    networkPolicy: keyed({}),
  }),
  workspace: keyed({
    existing: keyed({ id: text }),
    computeMode: text,
    admins: principals,
    users: principals,
    ipAccessLists: lenient(
      z.object({ allow: list(z.string()), block: list(z.string()) }),
    ),
  }),
  // Null marks what is there and of no use, so that it does not count as left out.
  catalogs: z.record(z.string(), catalog).nullish().catch(null),
  compute: computeDraft,
  ...contentDraft,
  servicePrincipals: named({ secret: keyed({}) }),
});

/** Whether there is a front end, and the keys that say more about it. */
function frontEnd(value: unknown): { on: boolean; keys: string[] } | undefined {
  if (typeof value === 'boolean') {
    return { on: value, keys: [] };
  }
  return typeof value === 'object' && value !== null
    ? { on: true, keys: Object.keys(value) }
    : undefined;
}

/**
 * What can be made out of a value that may be wrong anywhere: every part that
 * is right on its own, and undefined for the rest. The checks that span several
 * parts read this, so that they are made even while other parts are wrong.
 * `keys` are the keys of a mapping, also of those whose values are wrong.
 */
export const projectDraft = z
  .object({
    metadata: lenient(z.object({ name: lenient(fields.projectName) })),
    spec: keyed({
      platform: lenient(fields.platformName),
      github: keyed({ runsOn: z.unknown().optional(), workflows: text }),
      databricks: keyed({
        metastores: named({ create: lenient(z.literal(true)), existing: text }),
        pricingTier: text,
        logDelivery: keyed({ audit: flag, billableUsage: flag }),
      }),
      aws: keyed({
        adminAccountId: lenient(fields.awsAccountId),
        childRole: lenient(fields.roleName),
        planRole: text,
        state: keyed({ bucket: text }),
        tags: lenient(z.record(z.string(), z.unknown())),
      }),
      environments: lenient(z.record(z.string(), environment)),
      lakehouse: lakehouseDraft,
      connectivity: connectivityDraft,
      regions: regionsDraft,
      waivers: list(keyed({ environment: text, until: text })),
    }),
  })
  .catch({});

export type ProjectDraft = z.output<typeof projectDraft>;

/** An environment as far as it is right. */
export type EnvironmentDraft = NonNullable<z.output<typeof environment>>;
