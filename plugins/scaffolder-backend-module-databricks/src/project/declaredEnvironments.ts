import { planAddresses, type Project } from '@lakeport/project';

/**
 * The environments of a project as the files of its repository and their
 * settings name them, in the file's order, each with its address plan if it
 * gets a network of its own.
 */
export function declaredEnvironments(project: Project) {
  return Object.entries(project.spec.environments).map(
    ([
      name,
      { awsAccountId, region, securityProfile, network, approvals },
    ]) => ({
      name,
      entityName: `${project.metadata.name}-${name}`,
      awsAccountId,
      region,
      securityProfile,
      ...(network.mode === 'create' && {
        cidr: network.cidr,
        egress: network.egress,
      }),
      availabilityZones:
        network.mode === 'create' ? [...network.availabilityZones] : [],
      subnets:
        network.mode === 'create'
          ? planAddresses(network).subnets.map(subnet => ({ ...subnet }))
          : [],
      reviewers: [...approvals.reviewers],
      waitMinutes: approvals.waitMinutes,
    }),
  );
}
