import { z } from 'zod';

const problem = z.object({
  path: z.string(),
  message: z.string(),
  hint: z.string(),
  line: z.number(),
  column: z.number(),
});

const finding = z.object({
  rule: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  environment: z.string().optional(),
  stack: z.string().optional(),
  resource: z.string().optional(),
  message: z.string(),
  reason: z.string(),
  source: z.string(),
  fix: z.string(),
  waived: z.object({ reason: z.string(), until: z.string() }).optional(),
});

/** `lakeport check FILE --json`. */
export const checkAnswer = z.object({
  valid: z.boolean(),
  problems: z.array(problem),
  // Only a valid file has any, and a lakeport before the rules has none.
  findings: z.array(finding).default([]),
  /** Only where two states of a file are compared. */
  refused: z.array(finding).optional(),
});

const notes = z.array(z.object({ what: z.string(), why: z.string() }));

/** `lakeport adopt --snapshot FILE --json`. */
export const adoptAnswer = z.object({
  valid: z.boolean(),
  /** What is missing for a valid file; then there are no files. */
  problems: z.array(problem),
  report: z.object({
    managed: notes,
    referenced: notes,
    changes: notes,
    left: notes,
  }),
  files: z.record(z.string(), z.string()).optional(),
});

const addressPlan = z.object({
  cidr: z.string(),
  subnets: z.array(
    z.object({
      name: z.string(),
      tier: z.enum(['public', 'private', 'privatelink']),
      availabilityZone: z.string(),
      cidr: z.string(),
      usable: z.number(),
      nodes: z.number(),
    }),
  ),
  free: z.array(z.string()),
});

const monthlyCost = z.object({
  currency: z.literal('USD'),
  asOf: z.string(),
  total: z.number(),
  items: z.array(
    z.object({
      type: z.string(),
      name: z.string(),
      quantity: z.number(),
      unitPrice: z.number(),
      monthly: z.number(),
    }),
  ),
});

const stacks = z.record(z.string(), z.record(z.string(), z.number()));

const projectShown = z.object({
  environments: z.record(
    z.string(),
    z.object({
      // A lakeport before the profiles does not tell it.
      securityProfile: z.string().optional(),
      stacks,
      // Only of a network that lakeport makes.
      addressPlan: addressPlan.optional(),
      monthlyCost,
      monthlyCostAsleep: monthlyCost.optional(),
    }),
  ),
  /** What is between environments and deployed by its name; of a project that has it. */
  between: z.record(z.string(), z.object({ stacks, monthlyCost })).optional(),
  /** The stacks that belong to no environment. */
  shared: z.object({ stacks, monthlyCost }).optional(),
});

/** What a platform amounts to belongs to no environment. */
const platformShown = z
  .object({ platform: z.string(), stacks, monthlyCost })
  .transform(
    ({ stacks: made, monthlyCost: cost }): z.infer<typeof projectShown> => ({
      environments: {},
      shared: { stacks: made, monthlyCost: cost },
    }),
  );

/** `lakeport show FILE --json`, of a project's file or a platform's. */
export const showAnswer = z.union([projectShown, platformShown]);

const detail = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.array(z.string()),
]);

/** `lakeport topology FILE [--environment E] --format json`. */
export const topologyAnswer = z.object({
  nodes: z.array(
    z
      .object({
        id: z.string(),
        kind: z.enum([
          'account',
          'region',
          'vpc',
          'availability-zone',
          'subnet',
          'route-table',
          'internet-gateway',
          'nat-gateway',
          'elastic-ip',
          'vpc-endpoint',
          'security-group',
          'network-acl',
          'hosted-zone',
          'bucket',
          'kms-key',
          'instance-profile',
          'control-plane',
          'workspace',
          'registered-endpoint',
          'private-access-settings',
          'ip-access-list',
          'network-connectivity',
          'network-policy',
          'peering-connection',
          'transit-gateway',
          'database',
          'on-premises',
          'kinesis-stream',
          'delivery-stream',
          'event-rule',
          'state-machine',
          'job',
          'share',
        ]),
        name: z.string(),
        parent: z.string().optional(),
      })
      .catchall(detail),
  ),
  edges: z.array(
    z.object({
      source: z.string(),
      target: z.string(),
      kind: z.enum([
        'routes-to',
        'associated-with',
        'attached-to',
        'uses',
        'secured-by',
        'stores-in',
        'managed-by',
        'reaches',
        'encrypts',
        'resolves-to',
        'registers',
        'connects-through',
        'restricted-by',
        'allows',
        'replaces',
        'peers-with',
        'feeds',
        'triggers',
        'replicates-to',
      ]),
    }),
  ),
});
