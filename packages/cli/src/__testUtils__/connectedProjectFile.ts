import { projectFile } from './projectFile';

/** A project whose two environments are in two AWS accounts and peer. */
export function connectedProjectFile(more = ''): string {
  const environment = (
    name: string,
    account: string,
    cidr: string,
  ) => `    ${name}:
      awsAccountId: "${account}"
      region: us-west-2
      securityProfile: development
      network: { cidr: ${cidr}, availabilityZones: [us-west-2a, us-west-2b] }
`;
  return projectFile(
    `${environment('dev', '100000000002', '10.0.0.0/22')}${environment(
      'qa',
      '100000000003',
      '10.0.4.0/22',
    )}  connectivity: { mode: peering }
${more}`,
  );
}
