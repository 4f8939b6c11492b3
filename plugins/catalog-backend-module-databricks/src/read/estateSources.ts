import type {
  AwsNetworkReader,
  DatabricksService,
} from '@lakeport/backstage-plugin-databricks-node';
import type { EstateOptions } from '../estate/EstateOptions';
import type { EstateSource } from '../estate/EstateSource';
import { AccountSource } from './AccountSource';
import { ConfiguredWorkspacesSource } from './ConfiguredWorkspacesSource';
import { NetworkSource } from './NetworkSource';

/** What the configuration names: accounts, workspaces by themselves, networks. */
export function estateSources(options: {
  service: DatabricksService;
  aws: AwsNetworkReader;
  estate: EstateOptions;
  vpcs: 'all' | 'databricks';
}): EstateSource[] {
  const { service, aws, estate, vpcs } = options;
  const configured = service.workspaces();
  const accounts = service.accounts();
  const sources: EstateSource[] = [];
  for (const client of accounts) {
    const reader = service.accountReader(client.accountId);
    if (reader) {
      sources.push(new AccountSource({ client, reader, configured, estate }));
    }
  }
  if (configured.length > 0) {
    sources.push(new ConfiguredWorkspacesSource({ service, estate }));
  }
  if (accounts.length > 0 || aws.accounts().length > 0) {
    sources.push(
      new NetworkSource({
        service,
        aws,
        which: vpcs,
        allowEmpty: estate.allowEmpty,
      }),
    );
  }
  return sources;
}
