import { z } from 'zod';

const environment = z.object({
  awsAccountId: z.string(),
  region: z.string(),
  cidr: z.cidrv4().optional().catch(undefined),
});

const project = z.object({
  repository: z.string().catch(''),
  owner: z.string().catch(''),
  environments: z
    .record(z.string(), environment.optional().catch(undefined))
    .catch({}),
});

/** What of a platform file says who has which name and which addresses. */
export const claimsSchema = z.object({
  spec: z.object({
    projects: z.record(z.string(), project.optional().catch(undefined)),
  }),
});

/** An environment's account, region and addresses. */
export type EnvironmentClaim = z.output<typeof environment>;

/** Projects by name; whatever in the file is of another shape is not there. */
export type Claims = Record<
  string,
  {
    repository: string;
    owner: string;
    environments: Record<string, EnvironmentClaim>;
  }
>;
