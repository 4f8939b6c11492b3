import { planAddresses, type Project } from '@lakeport/project';

/**
 * The environments of a project as the files of its repository name them, in
 * the file's order, each with its address plan.
 */
export function declaredEnvironments(project: Project) {
  return Object.entries(project.spec.environments).map(
    ([name, { awsAccountId, region, network }]) => ({
      name,
      entityName: `${project.metadata.name}-${name}`,
      awsAccountId,
      region,
      cidr: network.cidr,
      availabilityZones: [...network.availabilityZones],
      subnets: planAddresses(network).subnets.map(subnet => ({ ...subnet })),
    }),
  );
}
