import { z } from 'zod';

const id = z.string().min(1).max(255);
const text = z.string().max(4096);

const workspace = z.object({
  /** Digits; a number would lose some of them. */
  id: z.string().regex(/^\d{1,20}$/),
  name: text,
  url: text,
  region: text,
  /** Serverless compute only, or compute in a customer's account as well. */
  computeMode: z.enum(['HYBRID', 'SERVERLESS']).default('HYBRID'),
  deploymentName: text.optional(),
  customTags: z.record(z.string(), z.string()).default({}),
  credentialsId: id.optional(),
  storageConfigurationId: id.optional(),
  networkId: id.optional(),
  privateAccessSettingsId: id.optional(),
  managedServicesKeyId: id.optional(),
  storageKeyId: id.optional(),
  networkConnectivityId: id.optional(),
  networkPolicyId: id.optional(),
});

const grant = z.object({ principal: text, privileges: z.array(text) });

const volume = z.object({
  name: text,
  type: z.enum(['MANAGED', 'EXTERNAL']),
  storageLocation: text.optional(),
});

const schema = z.object({
  name: text,
  /** Left out where its volumes were not read. */
  volumes: z.array(volume).optional(),
  grants: z.array(grant).optional(),
});

const catalog = z.object({
  name: text,
  /** As Unity Catalog says it: `MANAGED_CATALOG`, `FOREIGN_CATALOG`, … */
  type: text.default('MANAGED_CATALOG'),
  /** The managed location it was made with; none lies in the metastore's. */
  storageRoot: text.optional(),
  isolation: z.enum(['OPEN', 'ISOLATED']),
  /** The project that made it, as its properties say. */
  project: text.optional(),
  /** All workspaces that an isolated one is bound to; left out where not read. */
  bindings: z
    .array(
      z.object({
        workspaceId: z.string().regex(/^\d{1,20}$/),
        access: z.enum(['read-only', 'read-write']),
      }),
    )
    .optional(),
  grants: z.array(grant).optional(),
  schemas: z.array(schema).optional(),
});

/**
 * What there is of a workspace: Databricks' ids, what they stand for, and the
 * AWS side. A part that is left out was not read; an empty list says that there
 * is nothing. It holds no secret.
 */
export const workspaceSnapshotSchema = z.object({
  version: z.literal(1),
  /** Of the Databricks account. */
  accountId: id,
  /** Left out where the AWS account is not known by the cross-account role. */
  awsAccountId: z
    .string()
    .regex(/^\d{12}$/)
    .optional(),
  workspace,
  credentials: z.object({ id, name: text, roleArn: text }).optional(),
  storageConfiguration: z.object({ id, name: text, bucket: text }).optional(),
  network: z
    .object({
      id,
      name: text,
      vpcId: text,
      subnetIds: z.array(text),
      securityGroupIds: z.array(text),
      /** Databricks' ids of registered endpoints. */
      restApi: z.array(id).default([]),
      dataplaneRelay: z.array(id).default([]),
    })
    .optional(),
  metastoreId: id.optional(),
  assignments: z
    .array(
      z.object({
        principalId: z.string().regex(/^\d{1,20}$/),
        kind: z.enum(['group', 'user', 'service-principal']),
        /** Display name of a group, address of a user. */
        name: text,
        permissions: z.array(text),
      }),
    )
    .optional(),
  aws: z
    .object({
      /** Whether the subnets have a default route out of the VPC. */
      egress: z.enum(['nat', 'isolated']).optional(),
      endpoints: z.array(z.object({ id: text, service: text })).optional(),
    })
    .optional(),
  catalogs: z.array(catalog).optional(),
  externalLocations: z
    .array(z.object({ name: text, url: text, credentialName: text }))
    .optional(),
  /** The catalog that names without one mean. */
  defaultCatalog: text.optional(),
  /** Whether the Hive metastore and other legacy ways in are shut. */
  legacyAccessDisabled: z.boolean().optional(),
  /** What could not be read, and why. */
  unread: z.array(z.object({ what: text, reason: text })).default([]),
});
