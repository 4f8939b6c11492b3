import { sharedTargets, type Project } from '@lakeport/project';
import type { z as zod } from 'zod/v3';
import { declaredBetween } from './declaredBetween';
import { declaredEnvironments } from './declaredEnvironments';
import { repositoryParts } from './repositoryParts';

type Zod = typeof zod;

/** What a step that writes a project file puts out for the steps after it. */
export const projectOutputs = {
  path: (z: Zod) => z.string({ description: 'Path of the file written' }),
  project: (z: Zod) => z.string({ description: 'Name of the project' }),
  title: (z: Zod) =>
    z.string({ description: 'Title of the project, else its name' }),
  description: (z: Zod) =>
    z.string({ description: 'Description of the project, or empty' }),
  owner: (z: Zod) => z.string({ description: 'Entity reference of the owner' }),
  platform: (z: Zod) =>
    z
      .string({ description: 'Name of the platform; standalone without' })
      .optional(),
  repository: (z: Zod) =>
    z
      .object({
        owner: z.string(),
        name: z.string(),
        slug: z.string(),
      })
      .describe('Repository; slug is owner/name')
      .optional(),
  databricksAccountId: (z: Zod) =>
    z.string({ description: 'Id of the Databricks account' }),
  adminAccountId: (z: Zod) =>
    z.string({ description: 'Id of the AWS admin account' }),
  adminRole: (z: Zod) =>
    z.string({ description: 'Role that Terraform takes first' }),
  stateBucket: (z: Zod) =>
    z.string({ description: "Bucket of Terraform's state" }),
  stateRegion: (z: Zod) => z.string({ description: 'Region of that bucket' }),
  environmentNames: (z: Zod) =>
    z.array(z.string()).describe('Names of the environments'),
  environments: (z: Zod) =>
    z
      .array(
        z.object({
          name: z.string(),
          entityName: z.string(),
          awsAccountId: z.string(),
          region: z.string(),
          securityProfile: z.string(),
          cidr: z.string().optional(),
          egress: z.string().optional(),
          availabilityZones: z.array(z.string()),
          subnets: z.array(
            z.object({
              name: z.string(),
              tier: z.string(),
              availabilityZone: z.string(),
              cidr: z.string(),
              usable: z.number(),
              nodes: z.number(),
            }),
          ),
          reviewers: z.array(z.string()),
          waitMinutes: z.number(),
        }),
      )
      .describe('Environments with their address plan'),
  between: (z: Zod) =>
    z
      .array(
        z.object({
          name: z.enum(['connectivity', 'regions']),
          entityName: z.string(),
          members: z.array(z.string()),
          reviewers: z.array(z.string()),
          waitMinutes: z.number(),
        }),
      )
      .describe(
        'What is between the environments and deployed by its name once they are there, in this order: connectivity, regions; with the environments that it joins',
      ),
  sharedTargets: (z: Zod) =>
    z
      .array(z.enum(['connectivity', 'regions']))
      .describe('Names of what is between the environments'),
  lakehouse: (z: Zod) =>
    z.boolean({ description: 'Whether the project has a lakehouse' }),
};

type Outputs = {
  [name in keyof typeof projectOutputs]: zod.infer<
    ReturnType<(typeof projectOutputs)[name]>
  >;
};

/**
 * Puts out what a project declares.
 *
 * @param path - of the file in the workspace
 * @param output - takes each output by its name
 */
export function outputProject(
  path: string,
  project: Project,
  output: <K extends keyof Outputs>(name: K, value: Outputs[K]) => void,
): void {
  const { metadata, spec } = project;
  const environments = declaredEnvironments(project);
  output('path', path);
  output('project', metadata.name);
  output('title', metadata.title ?? metadata.name);
  output('description', metadata.description ?? '');
  output('owner', metadata.owner);
  if (spec.platform) {
    output('platform', spec.platform);
  }
  if (spec.repository) {
    output('repository', repositoryParts(spec.repository));
  }
  output('databricksAccountId', spec.databricks.accountId);
  output('adminAccountId', spec.aws.adminAccountId);
  output('adminRole', spec.aws.adminRole);
  output('stateBucket', spec.aws.state.bucket);
  output('stateRegion', spec.aws.state.region);
  output(
    'environmentNames',
    environments.map(({ name }) => name),
  );
  output('environments', environments);
  output('sharedTargets', sharedTargets(project));
  output('lakehouse', spec.lakehouse !== undefined);
  output('between', declaredBetween(project));
}
