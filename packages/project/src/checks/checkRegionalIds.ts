import type { Finding } from '../Finding';
import { environmentsOf } from './environmentsOf';
import type { EnvironmentDraft, ProjectDraft } from './projectDraft';

/** The ids of existing things that belong to a region, and where they are written. */
function regionalIds({
  network,
  privateLink,
  serverless,
}: EnvironmentDraft): Array<{
  at: string[];
  what: string;
  id: string | undefined;
  /** Whether it belongs to one AWS account as well. */
  ofAccount?: boolean;
}> {
  const connectivity = serverless?.networkConnectivity;
  return [
    {
      at: ['serverless', 'networkConnectivity', 'existing'],
      what: 'network connectivity configuration',
      id: typeof connectivity === 'object' ? connectivity.existing : undefined,
    },
    {
      at: ['privateLink', 'privateAccessSettings', 'existing'],
      what: 'private access settings',
      id: privateLink?.privateAccessSettings?.existing,
    },
    ...(['workspace', 'relay', 'frontEnd'] as const).map(end => ({
      at: ['privateLink', 'endpoints', end],
      what: 'registered endpoint',
      id: privateLink?.endpoints?.[end],
    })),
    {
      at: ['network', 'existing', 'vpcId'],
      what: 'VPC',
      id: network?.existing?.vpcId,
      ofAccount: true,
    },
  ];
}

/**
 * That an existing thing that belongs to a region is not taken for two, nor a
 * VPC for two AWS accounts.
 *
 * Sources: Databricks docs, network connectivity configurations and private
 * access settings, 2026; Amazon VPC user guide, 2026.
 */
export function checkRegionalIds(draft: ProjectDraft): Finding[] {
  const first = new Map<
    string,
    { environment: string; region: string; account: string | undefined }
  >();
  return environmentsOf(draft).flatMap(({ name, path, environment }) => {
    const { awsAccountId: account, region } = environment;
    if (region === undefined) {
      return [];
    }
    return regionalIds(environment).flatMap(
      ({ at, what, id, ofAccount }): Finding[] => {
        if (id === undefined) {
          return [];
        }
        const key = id.toLowerCase();
        const before = first.get(key);
        if (!before) {
          first.set(key, { environment: name, region, account });
          return [];
        }
        const problem = (message: string, hint: string): Finding[] => [
          { path: [...path, ...at], message, hint, about: 'value' },
        ];
        if (before.region !== region) {
          return problem(
            `environment ${before.environment} in ${before.region} names the same ${what}, and they serve one region only`,
            `use the id of one in ${region}`,
          );
        }
        return ofAccount &&
          account &&
          before.account &&
          before.account !== account
          ? problem(
              `environment ${before.environment} in AWS account ${before.account} names the same ${what}, and this one is in ${account}`,
              `use a ${what} of AWS account ${account}, or the same account for both`,
            )
          : [];
      },
    );
  });
}
